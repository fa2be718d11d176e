"""Stops `vanban issue` at random moments, 200 times: kill.py PROGRAM.

After each kill (signal 9) the register is whole, no number is given twice, every number a document
bears is in the register for its file, and every output there is opens. In the end every document has
a number, and the numbers run without a gap. The moments are the same every time.
"""

import csv
import pathlib
import random
import re
import subprocess
import sys
import tempfile
import time
import zipfile

KILLS = 200
DOCUMENTS = 40
TEXT = """loai: thong-bao
co_quan: { ten: Sở Nội vụ, viet_tat: SNV, dia_danh: Lạng Sơn }
so:                      # khi cấp
ngay: 2026-02-05
trich_yeu: Lịch tiếp công dân
noi_dung: Sở Nội vụ thông báo lịch tiếp công dân trong quý./.
noi_nhan: [Các phòng]
luu: VT, VP
ky: { chuc_vu: Giám đốc, ho_ten: Nguyễn Văn An }
"""


def look(folder):
    """What is wrong with the folder as it lies."""
    faults = []
    register = folder / "so-dang-ky.csv"
    entries = {}
    if register.exists():
        rows = list(csv.reader(register.open(encoding="utf-8")))
        for row in rows[1:]:
            if len(row) != 12:
                faults.append(f"a line of the register is cut: {row}")
                continue
            if row[2] in entries:
                faults.append(f"number {row[2]} is given twice")
            entries[row[2]] = row[11]
    for document in sorted(folder.glob("*.yaml")):
        text = document.read_text(encoding="utf-8")
        number = re.search(r"^so: (\d+)", text, re.M)
        if re.sub(r"^so:( \d+)?", "so:", text, flags=re.M) != TEXT:
            faults.append(f"{document.name} was changed elsewhere")
        if number and entries.get(str(int(number[1]))) != document.name:
            faults.append(f"{document.name} bears {number[1]}, which the register has not for it")
    for output in folder.glob("*.docx"):
        if zipfile.ZipFile(output).testzip():
            faults.append(f"{output.name} is not whole")
    for output in folder.glob("*.pdf"):
        if not output.read_bytes().rstrip().endswith(b"%%EOF"):
            faults.append(f"{output.name} is not whole")
    return faults


def main():
    program = str(pathlib.Path(sys.argv[1]).resolve())
    dice = random.Random(30)
    killed = 0
    with tempfile.TemporaryDirectory() as folder:
        folder = pathlib.Path(folder)
        names = [f"{number:02}.yaml" for number in range(DOCUMENTS)]
        for name in names:
            (folder / name).write_text(TEXT, encoding="utf-8")
        began = time.monotonic()
        subprocess.run([program, "issue", names[0]], cwd=folder, check=True, capture_output=True)
        whole = time.monotonic() - began
        while killed < KILLS:
            some = dice.sample(names[1:], 2)
            running = subprocess.Popen([program, "issue", *some], cwd=folder, stdout=subprocess.DEVNULL)
            time.sleep(dice.random() * whole * 1.5)
            killed += running.poll() is None
            running.kill()
            running.wait()
            faults = look(folder)
            if faults:
                sys.exit(f"after {killed} kills: " + "; ".join(faults))
        subprocess.run([program, "issue", *names], cwd=folder, check=True, capture_output=True)
        faults = look(folder)
        numbers = sorted(int(row[2]) for row in list(csv.reader((folder / "so-dang-ky.csv").open()))[1:])
        if faults or numbers != list(range(1, DOCUMENTS + 1)):
            sys.exit(f"in the end: {faults} {numbers}")
    print(f"issue was killed {killed} times, {DOCUMENTS} documents have the numbers 1 to {DOCUMENTS}")


if __name__ == "__main__":
    main()
