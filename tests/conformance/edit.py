"""What an office does with the DOCX: edit.py FOLDER.

Every DOCX below the folder is opened and saved by LibreOffice, after which it still holds the same
paragraphs; and a changed style, the body in 13 pt, reaches every paragraph of the body and nothing
else. Exits with 1 on any miss.
"""

import collections
import pathlib
import re
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

import docx
import pymupdf

BODY = "noi-dung"
BEFORE, AFTER = 14.0, 13.0  # points


def office(profile, form, target, documents):
    subprocess.run(
        ["soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
         "--convert-to", form, "--outdir", str(target), *map(str, documents)],
        check=True, capture_output=True, timeout=900)


def paragraphs(document):
    """The text of every paragraph, cells included, in the order of the file."""
    texts = []
    for paragraph in docx.Document(str(document)).element.body.iter("{%s}p" % docx.oxml.ns.nsmap["w"]):
        text = "".join(part.text or "" for part in paragraph.iter("{%s}t" % docx.oxml.ns.nsmap["w"]))
        text = re.sub(r"\s+", " ", unicodedata.normalize("NFC", text)).strip()
        if text:
            texts.append(text)
    return texts


def body_letters(document):
    """Letters in paragraphs of the body's style or of one that derives from it."""
    opened = docx.Document(str(document))
    count = 0
    for paragraph in opened.paragraphs:
        style = paragraph.style
        while style is not None and style.style_id != BODY:
            style = style.base_style
        if style is not None:
            count += len(re.sub(r"\s", "", paragraph.text))
    return count


def sizes(pdf):
    """Letters of each size, in points."""
    found = collections.Counter()
    with pymupdf.open(pdf) as pages:
        for page in pages:
            for block in page.get_text("dict")["blocks"]:
                for line in block.get("lines", []):
                    for span in line["spans"]:
                        found[round(span["size"], 1)] += len(re.sub(r"\s", "", span["text"]))
    return found


def restyle(document, target):
    """A copy of the file whose style of the body has another size."""
    with zipfile.ZipFile(document) as old, zipfile.ZipFile(target, "w") as new:
        for item in old.infolist():
            data = old.read(item)
            if item.filename == "word/styles.xml":
                text = data.decode()
                start = text.index(f'w:styleId="{BODY}"')
                end = text.index("</w:style>", start)
                style = re.sub(r'<w:sz(Cs)? w:val="\d+"/>', "", text[start:end])
                size = f'<w:sz w:val="{AFTER * 2:.0f}"/><w:szCs w:val="{AFTER * 2:.0f}"/>'
                if "<w:rPr>" in style:
                    style = style.replace("</w:rPr>", size + "</w:rPr>")
                else:
                    style += f"<w:rPr>{size}</w:rPr>"
                data = (text[:start] + style + text[end:]).encode()
            new.writestr(item, data)


def main():
    folder = pathlib.Path(sys.argv[1])
    documents = sorted(path for path in folder.rglob("*.docx"))
    faults = []
    with tempfile.TemporaryDirectory() as scratch:
        scratch = pathlib.Path(scratch)
        profile = scratch / "profile"
        office(profile, "docx", scratch / "saved", documents)
        changed = scratch / "changed"
        changed.mkdir()
        for document in documents:
            saved = scratch / "saved" / document.name
            if not saved.exists() or paragraphs(saved) != paragraphs(document):
                faults.append(f"{document.name}: other paragraphs after LibreOffice has saved it")
            restyle(document, changed / document.name)
        copies = sorted(changed.glob("*.docx"))
        office(profile, "pdf", scratch / "before", documents)
        office(profile, "pdf", scratch / "after", copies)
        for document in documents:
            before = sizes(scratch / "before" / f"{document.stem}.pdf")
            after = sizes(scratch / "after" / f"{document.stem}.pdf")
            moved = before[BEFORE] - after[BEFORE]
            # Numbers of pages count for the letters of a page more or less.
            if abs(moved - body_letters(document)) > 3:
                faults.append(f"{document.name}: {moved} letters became smaller, {body_letters(document)} are of the body")
    print(f"{len(documents)} documents edited, {len(faults)} faults")
    for fault in faults:
        print(f"    {fault}")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
