//! Files read back by lopdf, which wrote them, and judged by page-validation, which did not.

mod fixture;

#[test]
fn scratch() {
    let bytes = super::write(&fixture::everything(), &fixture::FONTS).unwrap();
    std::fs::write("/tmp/pdf/everything.pdf", bytes).unwrap();
    std::fs::write("/tmp/pdf/everything.txt", crate::write::dump::write(&fixture::everything()))
        .unwrap();
    let mut make = fixture::Maker::default();
    make.pages.properties = fixture::properties();
    for page in 1..=30 {
        make.page(page);
        if page == 1 {
            make.heading(1, 60, "Chương I");
        }
        make.heading(2, 80, &format!("Điều {page}"));
        for line in 0..30 {
            make.paragraph(100 + line * 20, "Một dòng văn bản bình thường của trang này.");
        }
    }
    std::fs::write("/tmp/pdf/long.pdf", super::write(&make.pages, &fixture::FONTS).unwrap())
        .unwrap();
}
