//! No bytes at all make the reading panic, and no place lies outside its text.

use super::{Case, case};

const GOOD: &str = "loai: cong-van
co_quan: { ten: Ủy ban nhân dân tỉnh A, viet_tat: UBND, dia_danh: A }
so: \"05\"
ngay: 25/02/2020
trich_yeu: 'tổ chức **hội nghị**'
kinh_gui: [&a Các đơn vị, *a]
vien_dan: { kh1: { loai: ke-hoach, so: 125/KH-UBND, ngay: 2019-07-05 } }
bang: { td: { cot: [A, { ten: B }], hang: [[1, 2], { nhom: C }] } }
noi_dung: |
  Theo @kh1 và {@mot}[^1]:

  I. TÌNH HÌNH {#mot}

  1. Về việc
  a) Một; \\* hai
  - Ba

  | A | B |
  |---|--:|
  | 1 | ***2*** |

  {bang: td}

  [^1]: Chú thích
    dài.
noi_nhan: >
  Như
  trên
nguoi_soan: { ky_hieu: \"P\\u00e1\", so_ban: 3 }
ky: { quyen_han: [TM, KT], chuc_vu: [A, B, C] }
phu_luc:
  - { nhan: pl, noi_dung: [{ khoan: A, gom: [{ diem: B }] }] }
";

/// A sequence that looks random and is the same in every run.
pub(super) struct Dice(pub(super) u64);

impl Dice {
    pub(super) fn below(&mut self, limit: usize) -> usize {
        self.0 =
            self.0.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(self.0 >> 33).expect("31 bits") % limit.max(1)
    }
}

fn check(bytes: &[u8]) -> Case {
    let case = case(&[("a.yaml", bytes)]);
    for finding in &case.reading.findings {
        let places = finding.related.iter().map(|(span, _)| *span).chain(finding.span);
        for span in places {
            let text = case.sources.get(span.source).text();
            assert!(text.get(span.start..span.end).is_some(), "{finding:?}");
        }
    }
    case
}

#[test]
fn the_good_file_is_good() {
    assert!(check(GOOD.as_bytes()).reading.document.is_some());
}

#[test]
fn a_file_cut_off_anywhere_is_read_without_panic() {
    for end in (0..GOOD.len()).step_by(3) {
        check(&GOOD.as_bytes()[..end]);
    }
}

#[test]
fn a_file_with_slips_anywhere_is_read_without_panic() {
    let mut dice = Dice(2020);
    let slips: [&[u8]; 22] = [
        b"\"",
        b"'",
        b"{",
        b"}",
        b"[",
        b"]",
        b": ",
        b"\n",
        b"  ",
        b"\t",
        b"*",
        b"&",
        b"|",
        b">",
        b"\\",
        b"#",
        b"@",
        b"[^",
        b"{@",
        b"{{",
        b"\xCC\x81",
        b"\xFF",
    ];
    for _ in 0..1500 {
        let mut bytes = GOOD.as_bytes().to_vec();
        for _ in 0..=dice.below(4) {
            let at = dice.below(bytes.len());
            match dice.below(3) {
                0 => drop(bytes.remove(at)),
                1 => drop(bytes.splice(at..at, slips[dice.below(slips.len())].iter().copied())),
                _ => {
                    let end = (at + dice.below(40)).min(bytes.len());
                    drop(bytes.drain(at..end));
                }
            }
        }
        check(&bytes);
    }
}

#[test]
fn bytes_without_any_sense_are_read_without_panic() {
    let mut dice = Dice(30);
    let letters: Vec<char> = "ab:-|>'\"[]{}#&*!%@`,? \n\t1.)^\\đẫ\u{301}\u{0}".chars().collect();
    for length in 0..300 {
        let text: String = (0..length).map(|_| letters[dice.below(letters.len())]).collect();
        check(text.as_bytes());
        check(format!("{}noi_dung: |\n  {}\n", super::HEAD, text.replace('\n', "\n  ")).as_bytes());
    }
}

#[test]
fn long_runs_of_one_sign_cost_no_more_than_their_length() {
    for sign in ["{", "[^", "*", "@a", "\\", " ", "| ", "{{", "1. ", "'", "a) \n"] {
        let run = sign.repeat(60_000);
        check(format!("{}noi_dung: |\n  x{}\n", super::HEAD, run.replace('\n', "\n  ")).as_bytes());
        check(format!("a: \"{run}").as_bytes());
    }
}
