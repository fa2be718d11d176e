"""What `vanban diff` marks, taken as accepted and as rejected by readers we did not write.

    redline.py VANBAN FOLDER [--edits N]

Makes pairs of documents below FOLDER: the samples of a kind against each other and against the next
one of another kind, and samples against N random edits of themselves (the same for the same N). For
each pair the DOCX with tracked changes must give the paragraphs of the new document when all changes
are accepted, those of the old one when all are rejected: once by the rules of ECMA-376 applied to the
XML here, with lxml alone, and for the first pairs by LibreOffice. Every tenth file and those of the
samples must pass both OOXML validators. Exits with 1 on any miss.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import unicodedata
import zipfile

from lxml import etree

import judge

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
ROOT = pathlib.Path(__file__).resolve().parents[2]
STORIES = ["dai-hoi-thi-dua", "dai-hoi-2025"]
# What stands beside documents and is none.
SHARED = ("co-quan.yaml", "ho-so.yaml")
OFFICE_PAIRS = 24


def texts(folder):
    """The documents of a folder, by name, but those made once for each row of a list."""
    alone = (p for p in folder.glob("*.yaml") if p.name not in SHARED)
    return sorted(p for p in alone if "\ndu_lieu:" not in p.read_text())


# ---------------------------------------------------------------- accepting and rejecting

def settle(root, accept):
    """Takes every change in a part as accepted or as rejected."""
    goes, stays = (W + "del", W + "ins") if accept else (W + "ins", W + "del")
    for row in list(root.iter(W + "tr")):
        properties = row.find(W + "trPr")
        if properties is None:
            continue
        if properties.find(goes) is not None:
            row.getparent().remove(row)
        for mark in properties.findall(stays):
            properties.remove(mark)
    for table in list(root.iter(W + "tbl")):
        if table.find(W + "tr") is None:
            table.getparent().remove(table)
    in_properties = (W + "rPr", W + "trPr")
    for element in list(root.iter(goes)):
        if element.getparent() is not None and element.getparent().tag not in in_properties:
            element.getparent().remove(element)
    for element in list(root.iter(stays)):
        parent = element.getparent()
        if parent is not None and parent.tag not in in_properties:
            at = parent.index(element)
            for child in reversed(list(element)):
                parent.insert(at, child)
            parent.remove(element)
    for element in root.iter(W + "delText"):
        element.tag = W + "t"
    for element in root.iter(W + "delInstrText"):
        element.tag = W + "instrText"
    for change in list(root.iter(W + "pPrChange")):
        properties = change.getparent()
        properties.remove(change)
        if not accept:
            for child in list(properties):
                if child.tag not in (W + "rPr", W + "sectPr"):
                    properties.remove(child)
            for child in reversed(list(change.find(W + "pPr"))):
                properties.insert(0, child)
    for change in list(root.iter(W + "sectPrChange")):
        properties = change.getparent()
        properties.remove(change)
        if not accept:
            references = (W + "headerReference", W + "footerReference")
            for child in [child for child in properties if child.tag not in references]:
                properties.remove(child)
            properties.extend(list(change.find(W + "sectPr")))
    for paragraph in list(root.iter(W + "p")):
        mark = paragraph.find(f"{W}pPr/{W}rPr")
        if mark is None:
            continue
        if mark.find(goes) is not None:
            join(paragraph)
        for done in mark.findall(stays) + mark.findall(goes):
            mark.remove(done)


def join(paragraph):
    """Lets the text of a paragraph whose end goes go on in the next one, which keeps its look."""
    following = paragraph.getnext()
    content = [child for child in paragraph if child.tag != W + "pPr"]
    if following is not None and following.tag == W + "p":
        properties = following.find(W + "pPr")
        at = 0 if properties is None else following.index(properties) + 1
        for child in reversed(content):
            following.insert(at, child)
    elif any(text_of(child) for child in content):
        return  # nothing to go on in
    if following is not None and following.tag not in (W + "sectPr",):
        paragraph.getparent().remove(paragraph)


def text_of(element):
    pieces = []
    for part in element.iter():
        if part.tag == W + "t":
            pieces.append(part.text or "")
        elif part.tag in (W + "br", W + "tab"):
            pieces.append(" ")
        elif part.tag == W + "noBreakHyphen":
            pieces.append("\u2011")
        elif part.tag == W + "footnoteReference":
            pieces.append("[note]")
    return re.sub(r"[ \t\n]+", " ", unicodedata.normalize("NFC", "".join(pieces))).strip(" ")


# ---------------------------------------------------------------- what a file says

class File:
    """The parts of a DOCX that hold words."""

    def __init__(self, path):
        with zipfile.ZipFile(path) as package:
            self.parts = {name: etree.fromstring(package.read(name)) for name in package.namelist()
                          if re.fullmatch(r"word/(document|footnotes|header\d+|footer\d+)\.xml", name)}
        for root in self.parts.values():
            # The same drawing for old readers.
            for fallback in list(root.iter(MC + "Fallback")):
                fallback.getparent().remove(fallback)

    def settled(self, accept):
        for root in self.parts.values():
            settle(root, accept)
            left = [e.tag for e in root.iter(W + "ins", W + "del", W + "delText", W + "pPrChange", W + "sectPrChange")]
            if left:
                raise ValueError(f"changes left: {left}")
        return self

    def said(self):
        """Style and words of every paragraph with words, rows by their number of cells."""
        body = self.parts["word/document.xml"]
        lines = list(said(body))
        # LibreOffice leaves the part out where there are no notes.
        notes = {note.get(W + "id"): note for note in self.parts.get("word/footnotes.xml", ())}
        for reference in body.iter(W + "footnoteReference"):
            lines += said(notes[reference.get(W + "id")])
        return lines

    def in_margins(self):
        """The same of headers and footers."""
        return [line for name in sorted(self.parts) if re.search("header|footer", name) for line in said(self.parts[name])]


    def sheets(self):
        """How the sheets of each section lie."""
        sections = self.parts["word/document.xml"].iter(W + "sectPr")
        return [section.find(W + "pgSz").get(W + "orient", "portrait") for section in sections]


def said(root):
    for element in root.iter(W + "p", W + "tr"):
        if element.tag == W + "tr":
            yield ("row", len(element.findall(W + "tc")))
            continue
        own = etree.fromstring(etree.tostring(element))
        for inner in list(own.iter(W + "txbxContent")):
            inner.getparent().remove(inner)
        words = text_of(own)
        if words:
            style = element.find(f"{W}pPr/{W}pStyle")
            yield (None if style is None else style.get(W + "val"), words)


# ---------------------------------------------------------------- pairs

def kind(path):
    return re.search(r"^loai:\s*(\S+)", path.read_text(), re.M).group(1)


def sample_pairs(old, new):
    """Copies of samples under the same name in both folders."""
    for story in STORIES:
        folder = ROOT / "samples" / story
        samples = texts(folder)
        pairs = [(a, b) for a in samples for b in samples if a != b and kind(a) == kind(b)]
        pairs += list(zip(samples, samples[1:] + samples[:1]))
        for target in (old / story, new / story):
            target.mkdir(parents=True)
            for file in folder.iterdir():
                shutil.copy(file, target / file.name)
            for number, _ in enumerate(pairs):
                (target / f"{number:03}").mkdir()
        for number, (a, b) in enumerate(pairs):
            place(a, old / story, f"cap-{number:03}")
            place(b, new / story, f"cap-{number:03}")
        for target in (old / story, new / story):
            for number, _ in enumerate(pairs):
                (target / f"{number:03}").rmdir()


def place(sample, folder, name):
    (folder / f"{name}.yaml").write_text(sample.read_text())


def edited(text, dice):
    """A text with a few edits such as offices make, anywhere in its words."""
    lines = text.split("\n")
    body = [i for i, line in enumerate(lines) if re.match(r"^ {2,}\S", line) and ": " not in line[:24]]
    for _ in range(dice.randint(1, 6)):
        if not body:
            break
        at = dice.choice(body)
        what = dice.random()
        if what < 0.45:
            lines[at] = other_words(lines[at], dice)
        elif what < 0.65:
            start, end = paragraph(lines, at)
            del lines[start:end]
        elif what < 0.8:
            start, end = paragraph(lines, at)
            copy = [other_words(other_words(line, dice), dice) for line in lines[start:end]]
            lines[end:end] = copy if is_list(lines[at]) else ["", *copy]
        elif what < 0.9:
            start, end = paragraph(lines, at)
            moved = lines[start:end]
            del lines[start:end]
            rest = [i for i in body if i < len(lines)]
            to = paragraph(lines, dice.choice(rest))[0] if rest else start
            lines[to:to] = moved if is_list(moved[0]) else [*moved, ""]
        else:
            lines[at] = re.sub(r"\*\*", "", lines[at])
        body = [i for i in body if i < len(lines) and lines[i].strip()]
    return "\n".join(lines)


def is_list(line):
    return line.lstrip().startswith(("- ", "|"))


def paragraph(lines, at):
    """The lines of the paragraph, or of the row or list entry, that one line is in."""
    if is_list(lines[at]):
        return at, at + 1
    start, end = at, at + 1
    while start > 0 and lines[start - 1].startswith("  ") and lines[start - 1].strip():
        start -= 1
    while end < len(lines) and lines[end].startswith("  ") and lines[end].strip():
        end += 1
    return start, end


WORDS = "Ủy ban nhân dân tỉnh, huyện, xã; Sở Tài chính phối hợp 15 tháng 9 (kèm theo) khẩn trương **đúng hạn**".split()


def other_words(line, dice):
    indent = re.match(r"\s*(?:[-+] |\d+\. |[a-zđ]\) |[IVX]+\. |Điều \d+\. )?", line).group()
    words = line[len(indent):].split(" ")
    at = dice.randrange(len(words))
    take = dice.randint(0, 3)
    if any(mark in word for word in words[at:at + take] for mark in "|{}[]@:#\"'*"):
        take = 0
    words[at:at + take] = [dice.choice(WORDS) for _ in range(dice.randint(0 if take else 1, 4))]
    return indent + " ".join(words)


def random_pairs(old, new, count):
    """More than are asked for, since some edits are refused."""
    for number in range(count * 2):
        dice = random.Random(number)
        story = STORIES[number % len(STORIES)]
        samples = texts(ROOT / "samples" / story)
        sample = dice.choice(samples)
        text = sample.read_text()
        (old / story / f"sua-{number:03}.yaml").write_text(text)
        (new / story / f"sua-{number:03}.yaml").write_text(edited(text, dice))


# ---------------------------------------------------------------- judging

def office(folder, files):
    """Accepts and rejects all changes of files in LibreOffice; gives their plain texts."""
    profile = f"-env:UserInstallation={(folder / 'profile').resolve().as_uri()}"
    # The first start makes a library of its own in a new profile.
    subprocess.run(["soffice", profile, "--headless", "--terminate_after_init"], check=True, capture_output=True, timeout=300)
    library = folder / "profile/user/basic/Standard"
    head = '<?xml version="1.0" encoding="UTF-8"?>\n<!DOCTYPE {0} PUBLIC "-//OpenOffice.org//DTD OfficeDocument 1.0//EN" "{1}.dtd">\n'
    (library / "script.xlb").write_text(
        head.format("library:library", "library") +
        '<library:library xmlns:library="http://openoffice.org/2000/library" library:name="Standard"'
        ' library:readonly="false" library:passwordprotected="false"><library:element library:name="Settle"/></library:library>')
    (library / "Settle.xba").write_text(
        head.format("script:module", "module") +
        '<script:module xmlns:script="http://openoffice.org/2000/script" script:name="Settle"'
        ' script:language="StarBasic">' + BASIC + "</script:module>")
    listing = folder / "files.txt"
    out = folder / "settled"
    out.mkdir()
    rows = []
    for number, file in enumerate(files):
        for what in ("Accept", "Reject"):
            rows.append(f"{file.resolve().as_uri()}|{what}|{(out / f'{number:03}-{what}.docx').resolve().as_uri()}")
    listing.write_text("\n".join(rows) + "\n")
    subprocess.run(["soffice", profile, "--headless", "--norestore",
                    f'macro:///Standard.Settle.All("{listing.resolve()}")'],
                   check=True, capture_output=True, timeout=900)
    return out


BASIC = """
Sub All(listing As String)
  Dim line As String, row, document, frame, helper
  Dim hidden(0) As New com.sun.star.beans.PropertyValue
  Dim form(0) As New com.sun.star.beans.PropertyValue
  Dim none()
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  form(0).Name = "FilterName"
  form(0).Value = "MS Word 2007 XML"
  helper = createUnoService("com.sun.star.frame.DispatchHelper")
  Open listing For Input As #1
  Do While Not Eof(1)
    Line Input #1, line
    If Len(line) &gt; 0 Then
      row = Split(line, "|")
      document = StarDesktop.loadComponentFromURL(row(0), "_blank", 0, hidden())
      frame = document.CurrentController.Frame
      helper.executeDispatch(frame, ".uno:" &amp; row(1) &amp; "AllTrackedChanges", "", 0, none())
      document.storeToURL(row(2), form())
      document.close(True)
    End If
  Loop
  Close #1
  StarDesktop.terminate()
End Sub
"""


def words_of(lines):
    """The words alone, without where notes are cited: offices renumber and restyle, and LibreOffice
    leaves letters without width where a table was."""
    words = [words.replace("[note]", "").strip("\u200b") for style, words in lines if style != "row"]
    return [word for word in words if word]


def first_difference(found, wanted):
    for place, (one, other) in enumerate(zip(found, wanted)):
        if one != other:
            return f"{place}: {one} instead of {other}"
    return f"{len(found)} lines instead of {len(wanted)}"


def run(vanban, *words):
    done = subprocess.run([vanban, *map(str, words)], capture_output=True, text=True)
    if done.returncode not in (0, 1, 2):
        sys.exit(done.stderr)
    return done


def main():
    words = argparse.ArgumentParser()
    words.add_argument("vanban", type=pathlib.Path)
    words.add_argument("folder", type=pathlib.Path)
    words.add_argument("--edits", type=int, default=200)
    words.add_argument("--no-office", action="store_true", help="do not ask LibreOffice")
    words.add_argument("--no-validators", action="store_true", help="do not ask the validators")
    asked = words.parse_args()
    vanban, folder = asked.vanban.resolve(), asked.folder
    shutil.rmtree(folder, ignore_errors=True)
    old, new = folder / "old", folder / "new"
    sample_pairs(old, new)
    random_pairs(old, new, asked.edits)
    for side in (old, new):
        run(vanban, "build", side, "--to", "docx", "-o", folder / f"{side.name}-docx")
    run(vanban, "diff", old, new, "-o", folder / "diff", "--nguoi", "Người soát", "--ngay", "2020-01-01")
    faults, judged, by_edit, unchanged = [], [], 0, 0
    for source in sorted(new.rglob("*.yaml")):
        name = source.relative_to(new).with_suffix("")
        is_edit = name.name.startswith("sua-")
        if not (is_edit or name.name.startswith("cap-")) or by_edit == asked.edits and is_edit:
            continue
        was, now = (folder / side / f"{name}.docx" for side in ("old-docx", "new-docx"))
        if not was.exists() or not now.exists():
            if not is_edit:
                faults.append(f"{name}: was not made")
            continue  # an edit that makes no document
        files = File(was), File(now)
        wanted = tuple(file.said() for file in files)
        margins = tuple(file.in_margins() for file in files)
        sheets = File(now).sheets()
        marked = folder / "diff" / f"{name}.so-sanh.docx"
        if not marked.exists():
            unchanged += 1
            if wanted[0] != wanted[1]:
                faults.append(f"{name}: nothing is marked, and the documents differ")
            continue
        by_edit += is_edit
        judged.append((marked, *wanted))
        for accept, lines in ((False, wanted[0]), (True, wanted[1])):
            settled = File(marked).settled(accept)
            found = settled.said()
            # An appendix that is gone comes back without a section of its own.
            if accept and settled.sheets() != sheets:
                faults.append(f"{name} accepted: sheets {settled.sheets()} instead of {sheets}")
            # The file may hold a part for what one of the two leaves to another part.
            if not set(settled.in_margins()) == set(margins[accept]):
                faults.append(f"{name}: headers or footers differ, accepted: {accept}")
            if found != lines:
                what = "accepted" if accept else "rejected"
                faults.append(f"{name} {what}: {first_difference(found, lines)}")
    if by_edit < asked.edits:
        faults.append(f"only {by_edit} random edits made a document")
    samples = len(judged) - by_edit
    print(f"{samples} pairs of samples, {by_edit} random edits: accepted and rejected by the rules; {unchanged} alike")
    if not asked.no_office:
        asked_office = judged[::max(1, len(judged) // OFFICE_PAIRS)]
        out = office(folder, [marked for marked, *_ in asked_office])
        for number, (marked, before, after) in enumerate(asked_office):
            for what, lines in (("Reject", before), ("Accept", after)):
                found = words_of(File(out / f"{number:03}-{what}.docx").said())
                if sorted(found) != sorted(words_of(lines)):
                    faults.append(f"{marked.name} in LibreOffice, {what}: {first_difference(sorted(found), sorted(words_of(lines)))}")
        print(f"{len(asked_office)} of them by LibreOffice")
    if not asked.no_validators:
        shown = [m for m, *_ in judged if m.name.startswith("cap-")] + [m for m, *_ in judged if m.name.startswith("sua-")][::10]
        with concurrent.futures.ThreadPoolExecutor(os.cpu_count()) as judges:
            for marked, found in zip(shown, judges.map(judge.judge_docx, shown)):
                faults += [f"{marked.name}: {fault}" for fault in found]
        print(f"{len(shown)} of them by both validators")
    for fault in faults:
        print(f"    {fault}")
    print(f"{len(faults)} faults")
    sys.exit(1 if faults else 0)


if __name__ == "__main__":
    main()
