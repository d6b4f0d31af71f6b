"""Files for tests: whole ones of every kind that may be attached, and those sent by mistake or in malice."""

import struct
import zipfile
import zlib
from io import BytesIO

from PIL import Image

WORD_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
EXCEL_MAIN = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"
MACRO_MAIN = "application/vnd.ms-word.document.macroEnabled.main+xml"

PDF = b"%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\nxref\n0 1\ntrailer << /Root 1 0 R >>\nstartxref\n47\n%%EOF\n"
PROGRAM = b"MZ\x90\x00\x03\x00\x00\x00\x04\x00\x00\x00\xff\xff\x00\x00" + b"\x00" * 400
OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 2000
LOCKED_WORD = OLD_WORD + "EncryptedPackage".encode("utf-16-le")


def pdf(mark: bytes = b"") -> bytes:
    return PDF.replace(b"endobj", mark + b"\nendobj")


def zipped(parts: dict[str, bytes | str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


def office(main: str, content_type: str, parts: dict[str, bytes | str]) -> bytes:
    listed = f'<Types xmlns="x"><Override PartName="/{main}" ContentType="{content_type}"/></Types>'
    return zipped({"[Content_Types].xml": listed, main: "<x/>", **parts})


def word(**parts: bytes | str) -> bytes:
    """A Word file; each part is named without its folder: document="…", comments="…"."""
    named = {f"word/{name}.xml": content for name, content in parts.items()}
    return office("word/document.xml", WORD_MAIN, named)


def excel(parts: dict[str, bytes | str] | None = None) -> bytes:
    return office("xl/workbook.xml", EXCEL_MAIN, parts or {})


def picture(kind: str = "PNG", size: tuple[int, int] = (40, 30)) -> bytes:
    drawn = BytesIO()
    Image.effect_noise(size, 60).save(drawn, kind)
    return drawn.getvalue()


def huge_png(width: int = 60_000, height: int = 60_000) -> bytes:
    """A few bytes that say they are a picture of 3,600 million dots."""
    measures = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + _chunk(b"IHDR", measures) + _chunk(b"IEND", b"")


def lying_zip() -> bytes:
    """A Word file whose main part says it is one byte long, and is ten million."""
    honest = word(document=b"0" * 10_000_000)
    return honest.replace(struct.pack("<I", 10_000_000), struct.pack("<I", 1))


def _chunk(kind: bytes, content: bytes) -> bytes:
    return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))
