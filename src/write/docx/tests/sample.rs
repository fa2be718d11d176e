//! A document with a head, notes, a long table, a sheet on its long side and page numbers.

use super::sheet::{
    frame, line, note, paragraph, pictures, reference, row, rule, signature, styled, table, words,
};
use crate::block::{
    Block, Cell, Inline, Keep, Margin, Numbering, Orientation, Properties, Row, RowRole, Section,
    Tree,
};
use crate::length::Length;

pub(crate) fn sample() -> Tree {
    let numbers =
        Margin { first: Vec::new(), rest: vec![paragraph("so-trang", vec![Inline::PageNumber])] };
    let upright = Section {
        page: "a4".to_owned(),
        header: numbers.clone(),
        blocks: main_text(),
        ..Section::default()
    };
    let across = Section {
        page: "a4".to_owned(),
        orientation: Orientation::Landscape,
        numbering: Numbering::Restart,
        header: numbers,
        blocks: vec![line("giua-dam", "PHỤ LỤC"), rule("ke", Length::mm(60)), long_table("ke", 30)],
        ..Section::default()
    };
    let last = Section {
        page: "a4".to_owned(),
        blocks: vec![line("than", "Trang cuối, không có số.")],
        ..Section::default()
    };
    let sections = vec![upright, across, last];
    Tree { revision: None, properties: properties(), pictures: pictures(), sections, copied: None }
}

pub(crate) fn properties() -> Properties {
    Properties {
        status: "DỰ THẢO <2>".into(),
        revision: "git 3f2a9c1d4e5b có sửa đổi".into(),
        title: "Công văn về việc <rà soát> & báo cáo".to_owned(),
        subject: "rà soát  văn bản".to_owned(),
        author: "ỦY BAN NHÂN DÂN TỈNH LẠNG SƠN".to_owned(),
        category: "Công văn".to_owned(),
        identifier: "125/UBND-KGVX".to_owned(),
        language: "vi-VN".to_owned(),
        date: "2020-02-25".to_owned(),
        record: [("codeNumber".to_owned(), "125 & 126".to_owned())].into_iter().collect(),
    }
}

fn main_text() -> Vec<Block> {
    let long = "Chủ động phát động các phong trào thi đua thiết thực, hiệu quả, bám sát nhiệm vụ \
                chính trị của cơ quan, đơn vị theo Nghị định số 30/2020/NĐ\u{2011}CP ngày 05 tháng \
                3 năm 2020 của Chính phủ về công tác văn thư";
    let mut blocks = vec![head()];
    blocks.push(paragraph(
        "dieu",
        vec![Inline::Anchor("dieu-1".to_owned()), words("Điều 1. Phạm vi")],
    ));
    blocks.push(paragraph(
        "than",
        vec![words(long), note(long), words("; "), note("Ghi chú hai."), words(".")],
    ));
    blocks.push(paragraph(
        "dieu",
        vec![
            words("Điều 2. Chữ "),
            styled("thường", "thuong"),
            words(" và "),
            styled("đậm", "dam"),
        ],
    ));
    blocks.push(paragraph(
        "than",
        vec![
            words("Theo "),
            reference("dieu-1", "Điều 1"),
            words(" và "),
            styled("nhấn mạnh", "dam"),
            words(", "),
            styled("nghiêng", "nghieng"),
            words("."),
        ],
    ));
    blocks.push(paragraph(
        "gach",
        vec![
            words("-"),
            Inline::Tab,
            words(long),
            Inline::Break,
            words("dòng sau dấu ngắt."),
            Inline::Tab,
            words("12,5"),
        ],
    ));
    blocks.push(rule("ke", Length::mm(80)));
    blocks.push(rule("ke-trai", Length::mm(40)));
    blocks.push(long_table("dai", 50));
    blocks.push(long_table("ke", 3));
    for _ in 0..6 {
        blocks.push(line("than", &format!("{long}. {long}.")));
    }
    if let Some(Block::Paragraph(last)) = blocks.last_mut() {
        last.keep = Keep { next: true, lines: true };
    }
    blocks.push(foot());
    blocks
}

fn head() -> Block {
    let agency = vec![
        line("giua", "ỦY BAN NHÂN DÂN"),
        line("giua-dam", "TỈNH LẠNG SƠN"),
        rule("ke", Length::mm(20)),
        line("giua", "Số:      /UBND-KGVX"),
        frame("THƯỢNG KHẨN"),
    ];
    let motto = vec![
        line("giua-dam", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        line("giua-dam", "Độc lập - Tự do - Hạnh phúc"),
        rule("ke", Length::mm(57)),
        paragraph("giua", vec![styled("Lạng Sơn, ngày      tháng 02 năm 2020", "nghieng")]),
    ];
    table("dau", Vec::new(), vec![row(RowRole::Body, vec![agency, motto])])
}

fn foot() -> Block {
    let recipients = vec![
        line("noi-nhan", "Nơi nhận:"),
        paragraph("noi-nhan", vec![styled("- Như trên;", "thuong")]),
    ];
    let signer = vec![line("giua-dam", "CHỦ TỊCH"), signature(), line("giua-dam", "A")];
    table("dau", vec![1, 1], vec![row(RowRole::Body, vec![recipients, signer])])
}

fn long_table(style: &str, rows: usize) -> Block {
    let heads = ["STT", "Nội dung", "Ghi chú"].map(|title| vec![line("giua-dam", title)]);
    let mut all = vec![row(RowRole::Head, heads.to_vec())];
    for number in 1..=rows {
        let text = "Tổ chức hội nghị tổng kết phong trào thi đua của cụm, khối";
        let cells =
            vec![vec![line("giua", &number.to_string())], vec![line("trong-o", text)], vec![]];
        all.push(row(RowRole::Body, cells));
    }
    let wide = Cell { span: 2, blocks: vec![line("trong-o", "Tổng cộng")] };
    let sum = Cell { span: 1, blocks: vec![line("giua", "50")] };
    all.push(Row {
        change: crate::block::change::Change::Kept,
        role: RowRole::Body,
        cells: vec![wide, sum],
    });
    table(style, vec![7, 60, 20], all)
}
