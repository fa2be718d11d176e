#!/usr/bin/env python3
"""One picture of many documents: the first page of each PDF, in rows, in 16 shades of grey.

    contact_sheet.py OUT.png COLUMNS WIDTH PDF…      WIDTH of one page in pixels; --all: every page

samples/kinds.png, one page for each kind in the decree's order, is made by

    cargo run --release -- build samples -o target/samples --to pdf
    python3 tests/conformance/contact_sheet.py --kinds samples/kinds.png target/samples

Needs PyMuPDF; the same PDFs give the same bytes.
"""

import pathlib
import re
import struct
import sys
import zlib

import pymupdf

ROOT = pathlib.Path(__file__).resolve().parents[2]
PAGE = (210.0, 297.0)
GAP = 9.0
SHADES = 16


def grey(picture: bytes) -> bytes:
    """Eight bits of grey as four, two pixels a byte; rows have an even number of pixels."""
    steps = bytes(round(value * (SHADES - 1) / 255) for value in range(256))
    small = picture.translate(steps)
    return bytes(high << 4 | low for high, low in zip(small[::2], small[1::2]))


def png(pixmap) -> bytes:
    width, height = pixmap.width, pixmap.height
    rows = [pixmap.samples[y * pixmap.stride : y * pixmap.stride + width] for y in range(height)]
    even = width + width % 2
    body = b"".join(b"\0" + grey(row.ljust(even, b"\xff")) for row in rows)

    def chunk(name: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))

    head = struct.pack(">IIBBBBB", width, height, 4, 0, 0, 0, 0)
    parts = [chunk(b"IHDR", head), chunk(b"IDAT", zlib.compress(body, 9)), chunk(b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(parts)


def sheet(pages, columns: int, width: int):
    """All pages on one large page, rendered; each upright or lying within an upright A4."""
    rows = -(-len(pages) // columns)
    total = (GAP + columns * (PAGE[0] + GAP), GAP + rows * (PAGE[1] + GAP))
    out = pymupdf.open()
    canvas = out.new_page(width=total[0], height=total[1])
    canvas.draw_rect(canvas.rect, color=None, fill=(0.8, 0.8, 0.8))
    for at, (document, number) in enumerate(pages):
        row, column = divmod(at, columns)
        left, top = GAP + column * (PAGE[0] + GAP), GAP + row * (PAGE[1] + GAP)
        shape = document[number].rect
        height = PAGE[0] * shape.height / shape.width
        place = pymupdf.Rect(left, top, left + PAGE[0], top + min(height, PAGE[1]))
        canvas.draw_rect(place, color=None, fill=(1, 1, 1))
        canvas.show_pdf_page(place, document, number)
    scale = width / PAGE[0]
    return canvas.get_pixmap(matrix=pymupdf.Matrix(scale, scale), colorspace=pymupdf.csGRAY)


def kinds(built: pathlib.Path) -> list[pathlib.Path]:
    """The PDF of the first sample of each kind, in the order of kinds.yaml."""
    text = (ROOT / "templates/nd30/kinds.yaml").read_text(encoding="utf-8")
    order = re.findall(r"^  ([a-z-]+):.*\n    ten: ", text, re.MULTILINE)
    first = {}
    # Of the last story the first sample: it tells of all kinds.
    for story in sorted(path for path in (ROOT / "samples").iterdir() if path.is_dir()):
        for sample in sorted(story.glob("*.yaml"), reverse=True):
            kind = re.search(r"^loai: (\S+)", sample.read_text(encoding="utf-8"), re.MULTILINE)
            if kind:
                first[kind[1]] = built / story.name / f"{sample.stem}.pdf"
    return [first[kind] for kind in order]


def main(arguments: list[str]) -> None:
    if arguments[0] == "--kinds":
        target, columns, width = arguments[1], 6, 240
        paths, every = kinds(pathlib.Path(arguments[2])), False
    else:
        every = arguments[0] == "--all"
        target, columns, width, *paths = arguments[1:] if every else arguments
    documents = [pymupdf.open(path) for path in paths]
    pages = [(one, at) for one in documents for at in range(len(one) if every else 1)]
    pathlib.Path(target).write_bytes(png(sheet(pages, int(columns), int(width))))


if __name__ == "__main__":
    main(sys.argv[1:])
