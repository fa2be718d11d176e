//! In-process times: a dispatch and its stages, plans of 1, 10 and 100 pages, a table of 500 rows,
//! checks.
//!
//! `cargo bench` prints them; nothing here passes or fails. Whole-process figures with peak memory
//! come from `benches/process.py`.

use std::fmt::Write;
use std::hint::black_box;
use std::path::{Path, PathBuf};

use criterion::{BenchmarkId, Criterion, criterion_group, criterion_main};
use tempfile::TempDir;
use vanban::kit::Kit;
use vanban::layout::Faces;
use vanban::make::{Format, Maker};

/// That of the program.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

const BOTH: [Format; 2] = [Format::Docx, Format::Pdf];

fn sample(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("samples/dai-hoi-thi-dua").join(name)
}

fn kit() -> Kit {
    Kit::bundled().expect("the embedded knowledge loads")
}

fn maker(kit: &Kit) -> Maker<'_> {
    let faces = Faces::bundled().expect("the embedded fonts serve");
    Maker::new(kit, faces).expect("the embedded templates are right")
}

const HEAD: &str = "\
loai: ke-hoach
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
ngay: 2020-02
trich_yeu: Tổ chức các hoạt động trong năm
noi_nhan: [Các phòng]
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
";

/// A plan of about so many pages: eight clauses of three lines to a page.
fn plan(pages: usize) -> String {
    let mut text = format!("{HEAD}noi_dung: |\n");
    for clause in 1..=pages * 8 {
        let _ = write!(
            text,
            "  {clause}. Các phòng, ban chuyên môn chủ động phối hợp với các cơ quan, đơn vị liên \
             quan xây dựng chương trình, kế hoạch công tác lần thứ {clause}; tổ chức thực hiện, \
             kiểm tra, đánh giá kết quả và báo cáo theo quy định.\n\n"
        );
    }
    text
}

/// A decision with a regulation of about so many pages attached to it: an article of four clauses,
/// the last of three points, takes half of one.
fn regulation(pages: usize) -> String {
    let mut text = String::from(
        "loai: quyet-dinh\n\
         co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }\nso: 12\nngay: 2020-06-15\n\
         trich_yeu: Ban hành Quy chế làm việc\n\
         can_cu: [Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015]\n\
         noi_dung: |\n  Điều 1. Ban hành kèm theo Quyết định này Quy chế làm việc.\n\n  \
         Điều 2. Các phòng chịu trách nhiệm thi hành Quyết định này./.\n\
         noi_nhan: [Như Điều 2]\nluu: VT, VP\n\
         ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }\n\
         kem_theo:\n  loai: quy-che\n  trich_yeu: Làm việc của Sở Nội vụ\n  noi_dung: |\n",
    );
    for article in 1..=pages * 2 {
        if article % 20 == 1 {
            let _ = write!(text, "    Chương {}\n    QUY ĐỊNH\n\n", roman(article / 20 + 1));
        }
        let _ = write!(text, "    Điều {article}. Trách nhiệm của các phòng\n\n");
        for clause in 1..=4 {
            let end = if clause == 4 { ", gồm:" } else { "." };
            let _ = write!(
                text,
                "    {clause}. Phối hợp với các cơ quan, đơn vị liên quan xây dựng chương trình công \
                 tác; báo cáo kết quả trước ngày 15 tháng 12 năm 2020 theo Kế hoạch số \
                 {article}/KH-SNV ngày 05 tháng 01 năm 2020 của Sở Nội vụ về công tác năm{end}\n\n"
            );
        }
        for point in ["a", "b", "c"] {
            let _ = write!(text, "    {point}) Kết quả thực hiện 12,5 % kế hoạch, kiến nghị;\n\n");
        }
    }
    text + "    Điều khoản chuyển tiếp do Giám đốc quy định./.\n"
}

/// A small number in Roman figures.
fn roman(number: usize) -> String {
    let figures = ["", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX"];
    format!("{}{}", "X".repeat(number / 10), figures[number % 10])
}

/// A table of so many rows.
fn table(rows: usize) -> String {
    let mut text =
        format!("{HEAD}noi_dung: |\n  | TT | Nội dung | Đơn vị |\n  |:-:|---------|-----|\n");
    for row in 1..=rows {
        let _ = writeln!(
            text,
            "  | {row} | Nhiệm vụ số {row} của kế hoạch công tác năm | Phòng {row} |"
        );
    }
    text
}

fn file(folder: &TempDir, name: &str, text: &str) -> PathBuf {
    let path = folder.path().join(name);
    std::fs::write(&path, text).expect("a document of the bench");
    path
}

fn documents(c: &mut Criterion) {
    let kit = kit();
    let maker = maker(&kit);
    let mut group = c.benchmark_group("docx and pdf");
    let dispatch = sample("cong-van-to-chuc-hoi-nghi.yaml");
    group.bench_function("dispatch", |b| b.iter(|| made(&maker, &dispatch, &BOTH)));
    group.sample_size(10);
    let folder = tempfile::tempdir().expect("a folder for the bench");
    for pages in [1, 10, 100] {
        let path = file(&folder, &format!("plan-{pages}.yaml"), &plan(pages));
        group.bench_with_input(BenchmarkId::new("pages", pages), &path, |b, path| {
            b.iter(|| made(&maker, path, &BOTH));
        });
    }
    let fitted = format!("{}trinh_bay: {{ vua_trang: 1 }}\n", plan(1));
    let path = file(&folder, "fitted.yaml", &fitted);
    group.bench_function("fitted to a page", |b| b.iter(|| made(&maker, &path, &BOTH)));
    let path = file(&folder, "table.yaml", &table(500));
    group.bench_function("500 rows", |b| b.iter(|| made(&maker, &path, &BOTH)));
    group.finish();
}

fn stages(c: &mut Criterion) {
    let mut group = c.benchmark_group("dispatch by stage");
    let kit = kit();
    let maker = maker(&kit);
    let dispatch = sample("cong-van-to-chuc-hoi-nghi.yaml");
    group.bench_function("start", |b| {
        b.iter(|| {
            let kit = self::kit();
            black_box(self::maker(&kit));
        })
    });
    group.bench_function("lists of names", |b| {
        b.iter_with_setup(self::kit, |kit| black_box(kit.spelling().groups().len()))
    });
    group.bench_function("read and check", |b| b.iter(|| made(&maker, &dispatch, &[])));
    for format in Format::ALL {
        group.bench_function(format!("all of {}", format.name()), |b| {
            b.iter(|| made(&maker, &dispatch, &[format]));
        });
    }
    group.finish();
}

/// Looking by all rules, those on the finished pages among them.
fn checks(c: &mut Criterion) {
    let kit = kit();
    let maker = maker(&kit);
    let mut group = c.benchmark_group("check");
    let dispatch = sample("cong-van-to-chuc-hoi-nghi.yaml");
    group.bench_function("dispatch", |b| b.iter(|| black_box(maker.check(&dispatch))));
    group.sample_size(10);
    let folder = tempfile::tempdir().expect("a folder for the bench");
    let path = file(&folder, "regulation.yaml", &regulation(100));
    let found = maker.check(&path).expect("the regulation can be looked at").findings;
    assert!(found.is_empty(), "the regulation of the bench is right: {found:?}");
    group.bench_function("100 pages", |b| b.iter(|| black_box(maker.check(&path))));
    group.finish();
}

fn made(maker: &Maker<'_>, path: &Path, formats: &[Format]) {
    let made = maker.make(black_box(path), formats).expect("a document of the bench is right");
    assert!(!made.is_refused(), "a document of the bench is right");
    black_box(made.outputs);
}

criterion_group!(benches, documents, stages, checks);
criterion_main!(benches);
