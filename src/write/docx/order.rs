//! The sequences in which WordprocessingML wants the children of an element.
//!
//! Word calls a file corrupt whose elements are right and in the wrong order; this table lets the
//! first test that writes one say so. Read by [`Xml`](super::xml::Xml) in debug builds only.
//! Follows ECMA-376 part 1 (transitional schema); `*` stands for whatever else the element holds.

/// Place of `child` in the sequence of `parent`, whose child before it stood at `last`.
///
/// # Panics
///
/// When the schema forbids it; both names are in the message.
pub(super) fn after(parent: &str, last: usize, child: &str) -> usize {
    let Some(sequence) = sequence(parent) else { return last };
    let position = |wanted: &str| sequence.split_whitespace().position(|name| name == wanted);
    let place = position(child)
        .or_else(|| position("*"))
        .unwrap_or_else(|| panic!("{parent} does not hold {child}"));
    let before = sequence.split_whitespace().nth(last).unwrap_or("nothing");
    assert!(place >= last, "in {parent}, {child} comes before {before}");
    place
}

#[allow(clippy::too_many_lines, reason = "a flat table, one arm a parent")]
fn sequence(parent: &str) -> Option<&'static str> {
    Some(match parent {
        "w:body" => "* w:sectPr",
        "w:p" => "w:pPr *",
        "w:r" => "w:rPr *",
        "w:tbl" => "w:tblPr w:tblGrid w:tr",
        "w:tr" => "w:tblPrEx w:trPr w:tc",
        "w:tc" => "w:tcPr *",
        "w:pPr" => {
            "w:pStyle w:keepNext w:keepLines w:pageBreakBefore w:framePr w:widowControl \
             w:numPr w:suppressLineNumbers w:pBdr w:shd w:tabs w:suppressAutoHyphens \
             w:kinsoku w:wordWrap w:overflowPunct w:topLinePunct w:autoSpaceDE \
             w:autoSpaceDN w:bidi w:adjustRightInd w:snapToGrid w:spacing w:ind \
             w:contextualSpacing w:mirrorIndents w:suppressOverlap w:jc w:textDirection \
             w:textAlignment w:textboxTightWrap w:outlineLvl w:divId w:cnfStyle w:rPr \
             w:sectPr w:pPrChange"
        }
        "w:rPr" => {
            "w:ins w:del w:rStyle w:rFonts w:b w:bCs w:i w:iCs w:caps w:smallCaps w:strike w:dstrike \
             w:outline w:shadow w:emboss w:imprint w:noProof w:snapToGrid w:vanish \
             w:webHidden w:color w:spacing w:w w:kern w:position w:sz w:szCs w:highlight \
             w:u w:effect w:bdr w:shd w:fitText w:vertAlign w:rtl w:cs w:em w:lang \
             w:eastAsianLayout w:specVanish w:oMath"
        }
        "w:sectPr" => {
            "w:headerReference w:footerReference w:footnotePr w:endnotePr w:type w:pgSz w:pgMar w:paperSrc w:pgBorders \
             w:lnNumType w:pgNumType w:cols w:formProt w:vAlign w:noEndnote w:titlePg \
             w:textDirection w:bidi w:rtlGutter w:docGrid w:printerSettings \
             w:sectPrChange"
        }
        "w:tblPr" => {
            "w:tblStyle w:tblpPr w:tblOverlap w:bidiVisual w:tblStyleRowBandSize \
             w:tblStyleColBandSize w:tblW w:jc w:tblCellSpacing w:tblInd w:tblBorders \
             w:shd w:tblLayout w:tblCellMar w:tblLook w:tblCaption w:tblDescription \
             w:tblPrChange"
        }
        "w:tblGrid" => "w:gridCol w:tblGridChange",
        "w:trPr" => "w:cantSplit w:tblHeader w:ins w:del w:trPrChange",
        "w:tcPr" => {
            "w:cnfStyle w:tcW w:gridSpan w:hMerge w:vMerge w:tcBorders w:shd w:noWrap \
             w:tcMar w:textDirection w:tcFitText w:vAlign w:hideMark"
        }
        "w:tblBorders" => "w:top w:left w:bottom w:right w:insideH w:insideV",
        "w:tblCellMar" => "w:top w:left w:bottom w:right",
        "w:styles" => "w:docDefaults w:latentStyles w:style",
        "w:docDefaults" => "w:rPrDefault w:pPrDefault",
        "w:style" => {
            "w:name w:aliases w:basedOn w:next w:link w:autoRedefine w:hidden \
             w:uiPriority w:semiHidden w:unhideWhenUsed w:qFormat w:locked w:personal \
             w:personalCompose w:personalReply w:rsid w:pPr w:rPr w:tblPr w:trPr w:tcPr \
             w:tblStylePr"
        }
        "w:settings" => {
            "w:writeProtection w:view w:zoom w:mirrorMargins w:defaultTabStop \
             w:autoHyphenation w:evenAndOddHeaders w:characterSpacingControl w:footnotePr \
             w:endnotePr w:compat w:rsids w:themeFontLang w:clrSchemeMapping \
             w:decimalSymbol w:listSeparator"
        }
        "w:compat" => "w:doNotExpandShiftReturn w:compatSetting",
        "w:font" => "w:altName w:panose1 w:charset w:family w:notTrueType w:pitch w:sig",
        "mc:AlternateContent" => "mc:Choice mc:Fallback",
        "wp:anchor" => {
            "wp:simplePos wp:positionH wp:positionV wp:extent wp:effectExtent wp:wrapNone \
             wp:docPr wp:cNvGraphicFramePr a:graphic"
        }
        "wps:wsp" => "wps:cNvPr wps:cNvSpPr wps:cNvCnPr wps:spPr wps:style wps:txbx wps:bodyPr",
        "wps:spPr" => "a:xfrm a:prstGeom a:noFill a:ln",
        "pic:pic" => "pic:nvPicPr pic:blipFill pic:spPr",
        "pic:blipFill" => "a:blip a:srcRect a:stretch",
        "pic:spPr" => "a:xfrm a:prstGeom a:noFill a:ln",
        "a:xfrm" => "a:off a:ext",
        _ => return None,
    })
}
