#!/usr/bin/env python3
"""Whole-process figures: wall and CPU milliseconds and peak memory, median of several runs.

    cargo build --release && benches/process.py

Documents: the dispatch of the samples, 200 different dispatches in one process, plans of 1, 10 and
100 pages, a table of 500 rows; an invitation for each row of lists of 1,000 and 4,000; the story of
the congress as a project, from nothing, with nothing changed, with one fact changed, and while it is
watched, from a save to the last output of the one document that was saved. Nothing here passes or
fails: machines are noisy, compare ratios
within one run.
"""

import itertools
import os
import pathlib
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time

ROOT = pathlib.Path(__file__).resolve().parent.parent
VANBAN = ROOT / "target/release/vanban"
RUNS = 11
STORY = ROOT / "samples/dai-hoi-thi-dua"
INVITATION = ROOT / "samples/dai-hoi-2025"
FAMILIES = "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Vũ Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Nông Vi Hứa".split()
MIDDLES = "Văn Thị Quang Minh Thu Đình Xuân Công Ngọc Thùy Khánh Đức Mỹ".split()
NAMES = "An Bình Cường Dũng Giang Hạnh Khôi Lan Mai Nghĩa Oanh Phúc Quỳnh Sơn Thái Uyên Vượng Yến".split()
VILLAGES = "Đồng Tâm|Tân Đoàn|Khánh Khê|Kháng Chiến|Na Sầm|Bảo Lâm|Đông Kinh|Hội Hoan|Yên Phúc".split("|")
HEAD = """loai: ke-hoach
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
ngay: 2020-02
trich_yeu: Tổ chức các hoạt động trong năm
noi_nhan: [Các phòng]
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
noi_dung: |
"""


def plan(pages):
    clause = ("  {0}. Các phòng, ban chuyên môn chủ động phối hợp với các cơ quan, đơn vị liên quan xây dựng "
              "chương trình, kế hoạch công tác lần thứ {0}; tổ chức thực hiện, kiểm tra, đánh giá kết quả và "
              "báo cáo theo quy định.\n\n")
    return HEAD + "".join(clause.format(n) for n in range(1, pages * 8 + 1))


def table(rows):
    row = "  | {0} | Nhiệm vụ số {0} của kế hoạch công tác năm | Phòng {0} |\n"
    return HEAD + "  | TT | Nội dung | Đơn vị |\n  |:-:|---------|-----|\n" + "".join(
        row.format(n) for n in range(1, rows + 1))


def delegates(rows):
    """A list of people, hardly two of them of one name, some fetched by bus."""
    lines = ["Số thẻ,Danh xưng,Họ tên,Chức vụ,Đơn vị,Ngày dự,Ghế,Đón tại"]
    for n in range(rows):
        name = f"{FAMILIES[n % 19]} {MIDDLES[n // 19 % 13]} {NAMES[n // 247 % 18]}"
        village = VILLAGES[n % 9]
        bus = f"nhà văn hóa xã {village}" if n % 3 == 0 else ""
        lines.append(f"{n + 1:06},Ông,{name},đại biểu thứ {n + 1},xã {village},2025-08-28,A{n + 1},{bus}")
    return "\n".join(lines) + "\n"


def measure(words, before=lambda: None):
    wall, cpu, peak = [], [], 0
    for run in range(RUNS + 1):
        before()
        start = time.perf_counter()
        child = subprocess.Popen([str(word) for word in words], stdout=subprocess.DEVNULL,
                                 stderr=subprocess.DEVNULL)
        _, status, used = os.wait4(child.pid, 0)
        if status:
            sys.exit(f"{words} failed")
        if run:  # the first run warms the caches
            wall.append((time.perf_counter() - start) * 1000)
            cpu.append((used.ru_utime + used.ru_stime) * 1000)
            peak = max(peak, used.ru_maxrss / 1024)
    return statistics.median(wall), statistics.median(cpu), peak


def watch(project, made):
    """Milliseconds from a save to the last output, as who watches is told."""
    path = project / "thu-cam-on.yaml"
    text = path.read_text()
    child = subprocess.Popen([VANBAN, "watch", project, "-o", made], stdout=subprocess.PIPE,
                             stderr=subprocess.DEVNULL, text=True)
    wall = []
    for run in range(RUNS + 1):
        time.sleep(0.3)
        beside = path.with_name("thu-cam-on.yaml~")
        beside.write_text(text.replace("trân trọng", "trân trọng " + "rất " * (run + 1)))
        start = time.perf_counter()
        beside.rename(path)
        for _ in ("docx", "pdf"):
            child.stdout.readline()
        if run:
            wall.append((time.perf_counter() - start) * 1000)
    child.terminate()
    child.wait()
    return statistics.median(wall)


def main():
    if not VANBAN.exists():
        sys.exit("build it first: cargo build --release")
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        out = folder / "out"
        dispatch = (STORY / "cong-van-to-chuc-hoi-nghi.yaml").read_text()
        # Alone, without the dossier that says the rest.
        dispatch = dispatch.replace("{{ dai_hoi.ten }}", "Đại hội Thi đua yêu nước tỉnh Lạng Sơn lần thứ V")
        dispatch = dispatch.replace("@ke-hoach-125", "Kế hoạch số 125/KH-UBND")
        batch = folder / "batch"
        batch.mkdir()
        (batch / "co-quan.yaml").write_text((STORY / "co-quan.yaml").read_text())
        for n in range(200):
            text = dispatch.replace("Ủy ban nhân dân tỉnh đề nghị", f"Lần thứ {n + 1}, Ủy ban nhân dân tỉnh đề nghị")
            (batch / f"cong-van-{n + 1:03}.yaml").write_text(text)
        alone = folder / "cong-van.yaml"
        alone.write_text(dispatch)
        (folder / "co-quan.yaml").write_text((STORY / "co-quan.yaml").read_text())
        rows = [("one dispatch", alone, 1), ("200 dispatches", batch, 200)]
        for pages in (1, 10, 100):
            path = folder / f"plan-{pages}.yaml"
            path.write_text(plan(pages))
            rows.append((f"plan, {pages} pages", path, 1))
        path = folder / "table.yaml"
        path.write_text(table(500))
        rows.append(("table, 500 rows", path, 1))
        print(f"{'DOCX and PDF of':20} {'wall ms':>9} {'CPU ms':>9} {'CPU ms each':>12} {'peak MB':>8}")
        for title, path, count in rows:
            wall, cpu, peak = measure([VANBAN, "build", path, "-o", out])
            print(f"{title:20} {wall:9.1f} {cpu:9.1f} {cpu / count:12.2f} {peak:8.1f}")
        for count in (1000, 4000):
            path = folder / f"delegates-{count}.csv"
            path.write_text(delegates(count))
            wall, cpu, peak = measure([VANBAN, "build", INVITATION / "giay-moi-dai-bieu.yaml", "--du-lieu", path, "-o", out])
            print(f"{f'list of {count} rows':20} {wall:9.1f} {cpu:9.1f} {cpu / count:12.2f} {peak:8.1f}")
        project = folder / "project"
        shutil.copytree(STORY, project)
        made = folder / "made"
        count = len(list(project.glob("*.yaml"))) - 2
        build = [VANBAN, "build", project, "-o", made]
        facts = project / "ho-so.yaml"
        days = itertools.cycle(["2020-05-30", "2020-05-29"])
        move = lambda: facts.write_text(re.sub(r"hop: { ngay: [-0-9]+", f"hop: {{ ngay: {next(days)}", facts.read_text()))
        for title, before in (("project, cold", lambda: shutil.rmtree(made, ignore_errors=True)),
                              ("project, no change", lambda: None), ("project, one fact", move)):
            wall, cpu, peak = measure(build, before)
            print(f"{title:20} {wall:9.1f} {cpu:9.1f} {cpu / count:12.2f} {peak:8.1f}")
        print(f"{'watch, one save':20} {watch(project, made):9.1f}")


if __name__ == "__main__":
    main()
