"""Writes varied documents of every kind into a folder: stress.py FOLDER COUNT [FIRST SEED].

Document number n is made from `random.Random(n)` and nothing else, so that a failure can be made
again alone. The words are nonsense in the shape of official prose: symbols, dates, sums, quoted
names, parentheses, dashes, words longer than a line.
"""

import json
import pathlib
import random
import sys

KINDS = ["cong-van", "ke-hoach", "thong-bao", "bao-cao", "to-trinh", "quyet-dinh"]
WORDS = """Ủy ban nhân dân tỉnh huyện xã thành phố cơ quan đơn vị tổ chức hội nghị tổng kết phong trào thi đua khen
thưởng công tác chỉ đạo thực hiện nhiệm vụ giải pháp phát triển kinh tế xã hội quốc phòng an ninh địa phương bảo đảm
trang trọng thiết thực tiết kiệm tránh phô trương hình thức phòng chống dịch bệnh tập trung nguồn lực nghiêm túc triển
khai đề xuất xây dựng kế hoạch chương trình báo cáo kết quả định kỳ hằng quý hằng năm theo quy định của pháp luật về
ngân sách nhà nước cán bộ công chức viên chức người lao động và các nghiêng thường xuyên kiểm tra giám sát đôn đốc""".split()
# Not here, because LibreOffice breaks it where Word does not: a dash between words without spaces
# (LibreOffice breaks before it too), hyphens inside an address of the web (never at them, then
# anywhere), `79-CV/TW` (not at the hyphen if all but the last letter would fit).
TOKENS = ["30/2020/NĐ-CP", "125/KH-UBND", "05/CT-TTg", "14/02/2020", "1.250.000.000 đồng", "15,75%",
          "“Người tốt, việc tốt”", "(sau đây gọi là Đại hội)", "2016 - 2020", "2021 – 2025", "KG-VX", "Thi đua - Khen thưởng",
          "và/hoặc", "100 km/h", "v.v.", "Covid-19", "QĐ-UBND-VP", "số 01 – 05", "ngày 05 tháng 6 năm 2020",
          "Điều 5", "khoản 2", "điểm đ", "AVATA, VÀ TỰ", "Nhân dân", "(điểm a, b và c)", "a + b = c", "vanphong.ubnd.banthiduakhenthuong.sonoivu.hoidongthidua.daihoithiduayeunuoc@langson.gov.vn"]
RARE = 0.06  # share of tokens that are longer than a line
AGENCIES = [
    {"ten": "Ủy ban nhân dân tỉnh Lạng Sơn", "ngat_ten": ["Ủy ban nhân dân", "tỉnh Lạng Sơn"], "viet_tat": "UBND",
     "dia_danh": "Lạng Sơn", "tap_the": True},
    {"ten": "Sở Nội vụ", "chu_quan": ["UBND tỉnh Lạng Sơn"], "viet_tat": "SNV", "dia_danh": "Lạng Sơn"},
    {"ten": "Trung tâm Kiểm soát bệnh tật và Phòng, chống dịch bệnh khu vực miền núi phía Bắc",
     "chu_quan": ["Bộ Y tế", "Viện Vệ sinh dịch tễ Trung ương"], "viet_tat": "TTKSBT", "dia_danh": "Thành phố Hồ Chí Minh"},
    {"ten": "Ban Quản lý dự án đầu tư xây dựng các công trình giao thông", "chu_quan": ["Ủy ban nhân dân tỉnh Bà Rịa - Vũng Tàu"],
     "viet_tat": "BQLDA", "dia_danh": "Bà Rịa - Vũng Tàu"},
]
SIGNERS = [
    {"chuc_vu": ["Giám đốc"], "ho_ten": "Nguyễn Văn An"},
    {"quyen_han": "KT", "chuc_vu": ["Giám đốc", "Phó Giám đốc"], "ho_ten": "Lê Thị Bích Ngọc"},
    {"quyen_han": "TL", "chuc_vu": ["Giám đốc", "Chánh Văn phòng"], "ho_ten": "Hoàng Văn Thụ"},
    {"quyen_han": ["TM", "KT"], "chuc_vu": ["Ủy ban nhân dân", "Chủ tịch", "Phó Chủ tịch"], "ho_ten": "Dương Xuân Huyên"},
    {"quyen_han": "Q", "chuc_vu": ["Giám đốc"], "chuc_vu_khac": ["Phó Trưởng Ban Thường trực Ban Chỉ đạo tỉnh"], "ho_ten": "Trần Phú"},
]
MENTION = "Chi tiết tại văn bản và các phụ lục kèm theo.\n\n"
CHOICES = {
    "co_chu": ["13pt", "14pt", "13.5pt"],
    "gian_dong": ["1", "1.05", "1.1", "1.15", "1.2", "1.25", "1.3", "1.35", "1.4", "1.45", "1.5"],
    "thut_dong": ["1cm", "1.27cm"],
    "cach_doan": ["6pt", "7pt", "8pt", "9pt", "10pt", "12pt"],
    "le_tren": ["20mm", "22mm", "25mm"],
    "le_duoi": ["20mm", "23mm", "25mm"],
    "le_trai": ["30mm", "32mm", "35mm"],
    "le_phai": ["15mm", "17mm", "20mm"],
    "giu_lien": ["true", "false"],
}
MARKS = {
    "do_khan": ["khan", "thuong-khan", "hoa-toc"],
    "do_mat": ["mat", "toi-mat", "tuyet-mat"],
    "luu_hanh": ["xem-xong-tra-lai", "luu-hanh-noi-bo"],
    "du_thao": [True, 1, 3, 12],
    "ky_so": [True],
}
LETTERS = "abcdđeghiklmnopqrstuvxy"
ROMAN = ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X"]


class Author:
    """Writes one document."""

    def __init__(self, seed):
        self.dice = random.Random(seed)
        self.notes = 0

    def likely(self, share):
        return self.dice.random() < share

    def words(self, least, most):
        """Words without marks at their end; a few are symbols, bold or italic."""
        result = []
        for _ in range(self.dice.randint(least, most)):
            result.append(self.dice.choice(WORDS))
            if self.likely(0.10):
                token = self.dice.choice(TOKENS if self.likely(RARE) else TOKENS[:-1])
                if self.likely(0.15):
                    token = f"**{token}**"
                elif self.likely(0.15):
                    token = f"*{token}*"
                result.append(token)
            if self.likely(0.05):
                result[-1] += self.dice.choice([",", ";", ":", "...", ","])
        return " ".join(result)

    def bare_words(self, least, most):
        return self.words(least, most).replace("*", "")

    def sentence(self, least, most):
        words = self.words(least, most)
        return words[0].upper() + words[1:]

    def paragraph(self, marks):
        """A paragraph of the body; `marks` collects the footnotes it cites."""
        parts = []
        for _ in range(self.dice.choice([1, 1, 2, 3])):
            text = self.sentence(4, 45)
            if self.likely(0.10):
                text += f" *{self.bare_words(1, 12)}*"
            elif self.likely(0.10):
                text += f" **{self.bare_words(1, 8)}**"
            if marks is not None and self.likely(0.10):
                self.notes += 1
                marks.append(f"n{self.notes}")
                text += f"[^n{self.notes}]"
            parts.append(text + ".")
        return " ".join(parts)

    def note(self):
        long = self.likely(0.15)
        return self.sentence(40, 160) + "." if long else self.sentence(2, 25) + "."

    def body(self, shape, tables, size, noted=True):
        """Paragraphs of the body, with its footnotes at the end."""
        marks = [] if noted else None
        blocks = [self.paragraph(marks)] if self.likely(0.8) else []
        getattr(self, shape)(blocks, marks, tables, size)
        blocks += [f"[^{mark}]: {self.note()}" for mark in marks or []]
        return "\n\n".join(blocks)

    def plain(self, blocks, marks, tables, size):
        blocks += [self.paragraph(marks) for _ in range(size)]
        self.table(blocks, tables, 0.2)

    def numbered(self, blocks, marks, tables, size):
        for number in range(1, 1 + max(1, size // 3)):
            self.clause(blocks, marks, tables, f"{number}.")

    def clause(self, blocks, marks, tables, opening):
        if self.likely(0.5):
            blocks.append(f"{opening} {self.sentence(2, 16)}")
            blocks.append(self.paragraph(marks))
        else:
            blocks.append(f"{opening} {self.paragraph(marks)}")
        if self.likely(0.4):
            for letter in LETTERS[: self.dice.randint(2, 6)]:
                blocks.append(f"{letter}) {self.paragraph(marks)}")
                if self.likely(0.2):
                    blocks += [f"- {self.paragraph(marks)}" for _ in range(self.dice.randint(1, 4))]
                    if self.likely(0.3):
                        blocks += [f"+ {self.paragraph(marks)}" for _ in range(2)]
        self.table(blocks, tables, 0.12)

    def roman(self, blocks, marks, tables, size):
        for number in range(max(2, size // 6)):
            blocks.append(f"{ROMAN[number % 10]}. {self.words(2, 14).upper()}")
            blocks.append(self.paragraph(marks))
            for clause in range(1, self.dice.randint(1, 4)):
                self.clause(blocks, marks, tables, f"{clause}.")

    def articles(self, blocks, marks, tables, size):
        chapters = self.likely(0.5)
        article = 0
        for chapter in range(max(1, size // 8)):
            if chapters:
                blocks.append(f"Chương {ROMAN[chapter]}\n{self.words(3, 12).upper()}")
                if self.likely(0.3):
                    blocks.append(f"Mục 1\n{self.words(3, 8).upper()}")
            for _ in range(self.dice.randint(1, 4)):
                article += 1
                if self.likely(0.6):
                    blocks.append(f"Điều {article}. {self.sentence(2, 14)}")
                    for clause in range(1, self.dice.randint(2, 5)):
                        blocks.append(f"{clause}. {self.paragraph(marks)}")
                else:
                    blocks.append(f"Điều {article}. {self.paragraph(marks)}")

    def table(self, blocks, tables, share):
        if not self.likely(share):
            return
        if self.likely(0.5):
            blocks.append(self.pipes())
        else:
            name = f"bang-{len(tables) + 1}"
            tables[name] = self.named()
            blocks.append(f"{{bang: {name}}}")
        if self.likely(0.7):
            blocks.append(self.paragraph(None))

    def cell(self):
        if self.likely(0.1):
            return ""
        if self.likely(0.2):
            return f"{self.dice.randint(1, 999)}.{self.dice.randint(100, 999)}.000"
        return self.words(1, 18 if self.likely(0.3) else 5)

    def rows(self):
        return self.dice.choice([2, 3, 5, 8, 14, 30, 60])

    def pipes(self):
        count = self.dice.randint(2, 6)
        ends = [self.dice.choice([":--", ":-:", "--:", ":------", ":------------"]) for _ in range(count)]
        lines = [[self.sentence(1, 3) for _ in range(count)], ends]
        for _ in range(self.rows()):
            lines.append([self.sentence(2, 6)] if self.likely(0.06) else [self.cell() for _ in range(count)])
        return "\n".join("| " + " | ".join(line) + " |" for line in lines)

    def named(self):
        wide = self.likely(0.6)
        count = self.dice.randint(2, 5 if wide else 7)
        columns = []
        for _ in range(count):
            column = {"ten": self.sentence(1, 4), "can": self.dice.choice(["trai", "giua", "phai"])}
            if wide:
                column["rong"] = self.dice.randint(10, 30)
            columns.append(column)
        rows = []
        for _ in range(self.rows()):
            if self.likely(0.06):
                rows.append({"nhom": self.sentence(2, 6)})
            rows.append([self.cell() for _ in range(count)])
        if self.likely(0.4):
            rows.append({"cong": ["Cộng"] + [self.cell() for _ in range(count - 1)]})
        return {"cot": columns, "hang": rows}

    def appendix(self, tables):
        shape = self.dice.choice(["plain", "numbered", "articles"])
        body = self.body(shape, tables, self.dice.randint(1, 10), noted=self.likely(0.3))
        if self.likely(0.5):
            body += "\n\n" + self.pipes()
        return {"ten": self.sentence(3, 18), "ngang": self.likely(0.4), "noi_dung": body}

    def document(self):
        kind = self.dice.choice(KINDS)
        tables = {}
        size = self.dice.choice([2, 4, 8, 16, 30])
        shape = "articles" if kind == "quyet-dinh" else self.dice.choice(["plain", "numbered", "roman"])
        month = self.dice.randint(1, 12)
        fields = {
            "loai": kind,
            "co_quan": self.dice.choice(AGENCIES),
            "so": self.dice.choice(["", "05", "125", "1234"]),
            "ngay": self.dice.choice([f"2020-{month:02}-25", f"2020-{month:02}", "2020"]),
            "trich_yeu": self.words(4, 30),
        }
        if kind == "cong-van":
            fields["don_vi"] = self.dice.choice(["KGVX", "NC", "TCKT"])
            if self.likely(0.4):
                fields["lien_he"] = [self.sentence(4, 14) for _ in range(self.dice.randint(1, 3))]
        if kind in ("cong-van", "to-trinh"):
            fields["kinh_gui"] = [self.sentence(2, 14) for _ in range(self.dice.choice([1, 1, 2, 3, 5]))]
        if kind == "quyet-dinh":
            fields["can_cu"] = [self.sentence(5, 35) for _ in range(self.dice.randint(1, 5))]
            if self.likely(0.7):
                fields["theo_de_nghi"] = self.sentence(3, 9)
            if self.likely(0.5):
                fields["kem_theo"] = {"loai": self.dice.choice(["quy-che", "quy-dinh"]), "trich_yeu": self.sentence(4, 20),
                                      "noi_dung": self.body("articles", tables, self.dice.choice([4, 12, 24]), noted=self.likely(0.3))}
        fields["noi_dung"] = self.body(shape, tables, size, noted=self.likely(0.6))
        if self.likely(0.35):
            fields["phu_luc"] = [self.appendix(tables) for _ in range(self.dice.randint(1, 3))]
        if "phu_luc" in fields or "kem_theo" in fields:
            fields["noi_dung"] = MENTION + fields["noi_dung"]
        if tables:
            fields["bang"] = tables
        fields["noi_nhan"] = [self.sentence(2, 10) for _ in range(self.dice.randint(1, 8))]
        fields["luu"] = "VT, NC"
        if self.likely(0.4):
            fields["nguoi_soan"] = {"ky_hieu": "PL", "so_ban": self.dice.randint(1, 300)}
        signers = [self.dice.choice(SIGNERS)]
        if kind == "ke-hoach" and self.likely(0.3):
            signers = self.dice.sample(SIGNERS, self.dice.choice([2, 3]))
        fields["ky"] = signers
        if self.likely(0.8):
            keys = [key for key in CHOICES if self.likely(0.5)]
            fields["trinh_bay"] = {key: self.dice.choice(CHOICES[key]) for key in keys}
        fields |= {key: self.dice.choice(values) for key, values in MARKS.items() if self.likely(0.2)}
        return fields


def yaml(value, indent=""):
    """A mapping as YAML: texts of several lines as blocks, everything else as JSON."""
    lines = []
    for key, item in value.items():
        if isinstance(item, str) and "\n" in item:
            lines.append(f"{indent}{key}: |")
            lines += [f"{indent}  {line}" if line else "" for line in item.split("\n")]
        elif isinstance(item, dict) and item:
            lines.append(f"{indent}{key}:")
            lines.append(yaml(item, indent + "  "))
        elif key == "phu_luc":
            lines.append(f"{indent}{key}:")
            for entry in item:
                lines.append(f"{indent}  -")
                lines.append(yaml(entry, indent + "    "))
        elif key == "so" and not item:
            lines.append(f"{indent}{key}:")
        else:
            lines.append(f"{indent}{key}: {json.dumps(item, ensure_ascii=False)}")
    return "\n".join(lines)


def main():
    folder = pathlib.Path(sys.argv[1])
    count = int(sys.argv[2])
    first = int(sys.argv[3]) if len(sys.argv) > 3 else 1
    folder.mkdir(parents=True, exist_ok=True)
    for seed in range(first, first + count):
        fields = Author(seed).document()
        (folder / f"{seed:04}-{fields['loai']}.yaml").write_text(yaml(fields) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
