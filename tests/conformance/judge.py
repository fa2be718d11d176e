"""Judges every DOCX and PDF below a folder with programs that vanban's authors did not write.

For each document: the DOCX passes both OOXML validators, opens in python-docx and LibreOffice; the
PDF passes qpdf, has its fonts embedded and is valid PDF/A-2a and PDF/UA-1; and LibreOffice's page
of the DOCX shows the same lines at the same places as the PDF. Where pictures of the pages stand
beside them, each looks like the PDF as MuPDF draws it. Prints one table; exits with 1 on any miss.
"""

import argparse
import concurrent.futures
import json
import operator
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unicodedata
import zipfile

import docx
import page as page_validation
import pymupdf

# Lines of a document that may break a word elsewhere. Their words must stand on the same page all the
# same: in a column narrower than a long word, or where a line is full to a twentieth of a point,
# LibreOffice takes the other of two breaks.
BROKEN_ELSEWHERE = 4
PICTURE_APART = 60  # of 255: most that 4 x 4 pixels of a picture may differ in their mean
PICTURE_MEAN = 0.2  # mean of these differences, as a share of the ink on the page
DY_95 = 0.5  # points, 95th percentile of the difference of baselines
DY_MOST = 1.0  # points, any line of the same text


def main():
    words = argparse.ArgumentParser()
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--lines-only", action="store_true", help="compare pages, ask no validator")
    words.add_argument("--every-line", action="store_true", help="print every line that differs")
    words.add_argument("--known", nargs="*", default=[], help="documents whose pages are known to differ")
    asked = words.parse_args()
    folder = asked.folder
    documents = sorted(folder.rglob("*.docx"))
    if not documents:
        sys.exit(f"no DOCX below {folder}")
    office = convert(documents)
    missed = 0
    with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as judges:
        pending = {} if asked.lines_only else {d: judges.submit(judge, d) for d in documents}
    print(f"{'document':44} {'pages':>7} {'lines':>9} {'dy95':>5} {'dymax':>5}  judges")
    for document in documents:
        pdf = document.with_suffix(".pdf")
        faults = pending[document].result() if document in pending else []
        differing, apart = [], []
        row = compare(pdf, office[document], apart, differing)
        name = str(document.relative_to(folder).with_suffix(""))
        if name not in asked.known:
            faults += apart
        elif not apart:
            faults.append("known to differ from LibreOffice, but does not any more")
        print(f"{name:44} {row}  {'ok' if not faults else 'FAILED'}")
        for fault in faults:
            print(f"    {fault}")
        for line in differing if asked.every_line else []:
            print(f"        {line}")
        missed += bool(faults)
    print(f"{len(documents) - missed} passed, {missed} failed")
    sys.exit(1 if missed else 0)


def run(*words):
    done = subprocess.run([str(word) for word in words], capture_output=True, text=True, timeout=900)
    return done.returncode, done.stdout + done.stderr


def convert(documents):
    """LibreOffice's PDF of each DOCX; stems may repeat, so each folder is converted by itself."""
    result = {}
    with tempfile.TemporaryDirectory() as profile:
        for parent in sorted({document.parent for document in documents}):
            here = [document for document in documents if document.parent == parent]
            target = parent / "libreoffice"
            code, said = run("soffice", f"-env:UserInstallation=file://{profile}", "--headless", "--norestore",
                             "--convert-to", "pdf", "--outdir", target, *here)
            for document in here:
                result[document] = target / (document.stem + ".pdf")
                if code or not result[document].exists():
                    sys.exit(f"LibreOffice could not open {document}: {said[:500]}")
    return result


def judge(document):
    pdf = document.with_suffix(".pdf")
    return judge_docx(document) + judge_pdf(pdf) + judge_pictures(pdf)


def judge_docx(document):
    faults = []
    for judge in (["ooxml-validator", document], [pathlib.Path(sys.executable).parent / "openxml-audit", document, "--output", "json"]):
        _, said = run(*judge)
        try:
            answer = json.loads(said)
        except ValueError:
            faults.append(f"{judge[0]} gave no answer: {said[:200]}")
            continue
        answer = answer[0] if isinstance(answer, list) else answer
        faults += [f"{pathlib.Path(judge[0]).name}: {error.get('description', error)}" for error in answer["errors"][:5]]
    opened = docx.Document(str(document))
    if not opened.core_properties.title:
        faults.append("python-docx: no title")
    if opened.core_properties.language != "vi-VN":
        faults.append(f"python-docx: language is {opened.core_properties.language!r}")
    return faults


def judge_pdf(pdf):
    faults = []
    code, said = run("qpdf", "--check", pdf)
    if code:
        faults.append(f"qpdf: {said.strip().splitlines()[-1]}")
    _, fonts = run("pdffonts", pdf)
    for line in fonts.splitlines()[2:]:
        if line.split()[-5] != "yes":
            faults.append(f"pdffonts: not embedded: {line}")
    for profile in ("2a", "ua1"):
        report = page_validation.validate_pdf(str(pdf), profile=profile)
        failures = {failure.rule_id for failure in report.failures}
        # A deflated stream may end in 0x0D by chance, which this validator takes for a line end;
        # the standard and qpdf do not.
        failures = {rule for rule in failures if "STREAM-LENGTH" not in rule}
        faults += [f"page-validation {profile}: {rule}" for rule in sorted(failures)[:5]]
    if shutil.which("verapdf"):
        for flavour in ("2a", "ua1"):
            code, said = run("verapdf", "--flavour", flavour, "--format", "text", pdf)
            if code or not said.startswith("PASS"):
                faults.append(f"veraPDF {flavour}: {said[:200]}")
    return faults + judge_links(pdf)


def judge_links(pdf):
    """What in the DOCX leads to a bookmark leads somewhere in the PDF too, and the other way round.
    Links of several lines, and fields that repeat a number inside of words that lead there as well,
    are counted once."""
    faults, led = [], set()
    with pymupdf.open(pdf) as document:
        for page in document:
            for link in page.get_links():
                if not 0 <= link.get("page", -1) < len(document):
                    faults.append(f"page {page.number + 1}: a link that leads nowhere")
                elif not page.get_textbox(link["from"]).strip():
                    faults.append(f"page {page.number + 1}: a link over no words")
                else:
                    led.add(link["nameddest"] if "nameddest" in link else (link["page"], link["to"].y))
    with zipfile.ZipFile(pdf.with_suffix(".docx")) as package:
        text = package.read("word/document.xml").decode()
    names = set(re.findall(r'<w:hyperlink w:anchor="([^"]+)"', text)) | set(re.findall(r" REF (\S+) ", text))
    if len(led) != len(names):
        faults.append(f"links to {len(led)} places, in the DOCX to {len(names)}: {sorted(names)}")
    return faults


def judge_pictures(pdf):
    """MuPDF and no other reader: poppler puts each line on the whole pixel above its place."""
    pictures = list(pdf.parent.glob(f"{pdf.stem}.trang-*.png"))
    if not pictures:
        return []
    faults = []
    with pymupdf.open(pdf) as document:
        if len(pictures) != len(document):
            faults.append(f"{len(pictures)} pictures of {len(document)} pages")
        for page in document:
            name = f"{pdf.stem}.trang-{page.number + 1}.png"
            if not (pdf.parent / name).exists():
                faults.append(f"{name} is missing")
                continue
            ours = pymupdf.Pixmap(str(pdf.parent / name))
            theirs = page.get_pixmap(dpi=ours.xres, colorspace=ours.colorspace, annots=False)
            if (ours.width, ours.height) != (theirs.width, theirs.height):
                faults.append(f"{name} is {ours.width} x {ours.height}, not {theirs.width} x {theirs.height}")
                continue
            # Strokes lie on whole pixels in ours and between them in theirs: their means agree.
            ours.shrink(2)
            theirs.shrink(2)
            ink = 255 * len(theirs.samples) - sum(theirs.samples)
            apart = list(map(abs, map(operator.sub, ours.samples, theirs.samples)))
            if max(apart) > PICTURE_APART or sum(apart) > PICTURE_MEAN * ink:
                faults.append(f"{name} is not the PDF's page: apart {max(apart)} at most, {sum(apart) / max(ink, 1):.1%} of its ink")
    return faults


def compare(pdf, office, faults, differing):
    ours, theirs = lines(pdf), lines(office)
    pairs = 0
    distances = []
    moved = ""
    elsewhere = 0
    for number in range(max(len(ours), len(theirs))):
        mine = ours[number] if number < len(ours) else []
        rest = list(theirs[number]) if number < len(theirs) else []
        alone = []
        for text, y in mine:
            same = [line for line in rest if line[0] == text]
            if same:
                nearest = min(same, key=lambda line: abs(line[1] - y))
                rest.remove(nearest)
                distances.append(abs(nearest[1] - y))
                if distances[-1] > DY_MOST:
                    differing.append(f"page {number + 1}: {nearest[1] - y:+.2f} pt in LibreOffice: {text[:90]}")
                pairs += 1
            else:
                alone.append(text)
                differing.append(f"page {number + 1} at {y:.1f}: only in the PDF: {text[:90]}")
        differing += [f"page {number + 1} at {y:.1f}: only in LibreOffice: {text[:90]}" for text, y in rest]
        elsewhere += max(len(alone), len(rest))
        if letters_of(alone) != letters_of(text for text, _ in rest):
            moved = moved or f"page {number + 1} has other words; "
    first = next((line for line in differing if " only in " in line), "")
    total = max(sum(map(len, ours)), sum(map(len, theirs)), 1)
    distances.sort()
    dy95 = distances[min(len(distances) - 1, round(0.95 * (len(distances) - 1)))] if distances else 0.0
    if len(ours) != len(theirs):
        faults.append(f"{len(ours)} pages in the PDF, {len(theirs)} in LibreOffice; {first}")
    elif moved or elsewhere > BROKEN_ELSEWHERE:
        faults.append(f"{moved}{pairs} of {total} lines equal; {first}")
    if distances and distances[-1] > DY_MOST:
        faults.append(f"a line is {distances[-1]:.2f} pt off")
    if dy95 > DY_95:
        faults.append(f"lines are {dy95:.2f} pt apart (95th percentile)")
    return f"{len(ours):>3}/{len(theirs):<3} {pairs:>4}/{total:<4} {dy95:5.2f} {max(distances, default=0):5.2f}"


def letters_of(texts):
    # A hyphen at the end of a line is nothing to the reader where the word goes on.
    return sorted(letter for text in texts for letter in text if letter not in " -")


def lines(pdf):
    """Per page [(text, baseline)]: letters on one baseline, cut where a gap is wider than 1.5 em."""
    pages = []
    with pymupdf.open(pdf) as document:
        for page in document:
            # The reader writes a word of its own into fields that wait for a signature.
            for field in list(page.widgets()):
                page.delete_widget(field)
            letters = []
            for block in page.get_text("rawdict")["blocks"]:
                for line in block.get("lines", []):
                    for span in line["spans"]:
                        letters += [(c["origin"][1], c["bbox"], c["c"], span["size"]) for c in span["chars"]]
            pages.append(join(letters))
    return pages


def join(letters):
    rows = []
    for letter in sorted(letters, key=lambda letter: (letter[0], letter[1][0])):
        if rows and letter[0] - rows[-1][0][0] < 1.0:
            rows[-1].append(letter)
        else:
            rows.append([letter])
    result = []
    for row in rows:
        text, right, base = "", None, row[0][0]
        for y, box, char, size in sorted(row, key=lambda letter: letter[1][0]):
            if char.isspace() or char == "\u00ad":
                continue
            if right is not None and box[0] - right > 1.5 * size:
                result.append((clean(text), base))
                text, base = "", y
            elif right is not None and box[0] - right > 0.15 * size:
                text += " "
            elif right is None:
                base = y
            text += char
            right = box[2]
        result.append((clean(text), base))
    return [line for line in result if line[0]]


def clean(text):
    text = unicodedata.normalize("NFC", text).replace("\u2011", "-")
    return re.sub(r"\s+", " ", text).strip()


if __name__ == "__main__":
    main()
