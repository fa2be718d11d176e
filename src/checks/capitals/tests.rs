//! The lists as a whole, and cases that one example of a rule cannot hold.

use crate::checks::tests::{looked_at, told, whole};
use crate::kit::{Kit, Manner};

/// What is found in a body of these paragraphs.
fn found(paragraphs: &[String]) -> Vec<String> {
    let body: Vec<String> = paragraphs.iter().map(|words| format!("  {words}\n\n")).collect();
    let made = looked_at(&whole(&format!("noi_dung: |\n{}  Hết./.", body.concat())));
    told(&made)
}

/// Every syllable with a capital, as those write who do not know better.
fn titled(words: &str) -> String {
    words.split(' ').map(super::capital).collect::<Vec<_>>().join(" ")
}

/// Whether tone marks are set the second way: both in one document are a fault of their own.
fn is_second(words: &str) -> bool {
    let mut words = words.split([' ', ',']);
    words.any(|word| {
        ["oà", "oá", "oả", "oạ", "uỷ"].iter().any(|end| word.to_lowercase().ends_with(end))
    })
}

#[test]
fn everything_listed_is_right_as_it_is_listed() {
    let kit = Kit::bundled().expect("the embedded kit loads");
    let right: Vec<String> = kit
        .spelling()
        .all()
        .filter(|(_, group)| group.manner != Manner::Former)
        .filter(|(entry, _)| !is_second(&entry.right[0]))
        .flat_map(|(entry, _)| entry.right.clone())
        .map(|right| format!("Các phòng nêu {right} trong báo cáo."))
        .collect();
    assert!(right.len() > 400, "{}", right.len());
    let alarms = found(&right);
    assert!(alarms.is_empty(), "{alarms:#?}");
}

#[test]
fn a_listed_name_with_a_capital_on_every_syllable_is_found_once() {
    let kit = Kit::bundled().expect("the embedded kit loads");
    let wrong: Vec<String> = kit
        .spelling()
        .all()
        .filter(|(_, group)| matches!(group.manner, Manner::Strict | Manner::Name))
        .filter(|(entry, _)| !is_second(&entry.right[0]))
        .map(|(entry, _)| (titled(&entry.right[0]), entry))
        .filter(|(titled, entry)| entry.right.iter().all(|right| right != titled))
        .map(|(titled, _)| titled)
        .collect();
    assert!(wrong.len() > 150, "{}", wrong.len());
    for name in wrong {
        let told = found(&[format!("Các phòng nêu {name} trong báo cáo.")]);
        // Names in a name, each with its own clause, may be told apart.
        assert!(!told.is_empty(), "{name}");
        assert!(told.iter().all(|one| one.contains("viết")), "{told:?}");
    }
}

#[test]
fn what_is_typed_otherwise_in_real_letters_is_found_and_proposed_right() {
    for (written, place) in [
        ("Báo cáo Uỷ Ban Nhân Dân tỉnh.", "Uỷ Ban Nhân Dân"),
        ("Làm việc với thành phố Hồ Chí Minh.", "thành phố Hồ Chí Minh"),
        ("Công tác tại Hà nội và các nơi.", "Hà nội"),
        ("Theo Điểm b khoản 3 Điều 7.", "Điểm"),
        ("Theo khoản 3 điều 7.", "điều"),
        ("Theo quy định tại chương II.", "chương"),
        ("Các nước asean dự họp.", "asean"),
        ("Họp sáng thứ hai, ngày 15/6/2020.", "sáng thứ hai"),
        ("Năm nay là năm canh tý.", "năm canh tý"),
    ] {
        let told = found(&[written.to_owned()]);
        assert_eq!(told.len(), 1, "{written}: {told:?}");
        assert!(told[0].contains(&format!("⟦{place}⟧")), "{written}: {told:?}");
    }
}

#[test]
fn what_only_looks_wrong_in_real_texts_is_left_alone() {
    let right = [
        "Cán bộ Tài chính và cán bộ Nội vụ các xã; Công an Giang Thành; vịnh Hạ Long an toàn.",
        "Việc sáp nhập điều 5 cán bộ về xã; mức chi theo khoản 2 triệu đồng mỗi điểm.",
        "Nhà nước và Nhân dân cùng làm; Đảng bộ tỉnh; chế biến nông lâm đồng bộ.",
        "Đại hội Thi đua yêu nước tỉnh Lạng Sơn lần thứ V; Hội đồng Thi đua - Khen thưởng tỉnh.",
        "Báo Lai Châu, Đài Phát thanh - Truyền hình tỉnh; Trường Đại học Tây Nguyên.",
        "Tỉnh đoàn Lạng Sơn, Thành đoàn; miền Nam bộ đội ta; lực lượng nam bộ binh.",
        "Bác Hồ Văn Nam và ông Lê Công Thành; bà Vi Thị Hà; ngày thứ hai của đợt kiểm tra.",
        "Chủ nhật này nghỉ; trong tháng năm người dự; thứ ba là kinh phí; điểm A, Khu B.",
    ];
    let alarms = found(&right.map(str::to_owned));
    assert!(alarms.is_empty(), "{alarms:#?}");
}
