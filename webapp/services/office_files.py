"""Word and Excel files, looked at without trust: what they are, whether they are safe to keep, what they may show."""

import re
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from typing import BinaryIO

from models.rules import RuleBroken
from models.rules.wording import and_list

MEGABYTE = 1024 * 1024
MOST_PARTS = 5_000
MOST_UNPACKED = 400 * MEGABYTE
MOST_PACKING = 200
LONGEST_LIST_OF_PARTS = 2 * MEGABYTE
LONGEST_PART_READ = 40 * MEGABYTE
CHUNK = MEGABYTE
OVERLAP = 200

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
ENDINGS = {WORD: "docx", EXCEL: "xlsx"}
DAMAGE = (zipfile.BadZipFile, zipfile.LargeZipFile, zlib.error, EOFError, NotImplementedError, ValueError, OSError)
ENTRY = re.compile(rb"<[^<>]*ContentType[^<>]*>")
PACKED = (".zip", ".docx", ".xlsx", ".pptx", ".docm", ".xlsm", ".jar", ".gz", ".7z", ".rar")

TOO_PACKED = "This file unpacks to far more than it should. Open it, save it again, and attach that."
UNREADABLE = "This file is damaged and cannot be read. Open it, save it again, and attach that."
MACROS = "This file holds macros. Save it without them, as .docx, .xlsx or PDF, and attach that."
LOCKED = "This file is protected by a password. Save it without one, and attach that."
NOT_OFFICE = "This is not a Word or Excel file that can be attached. Attach a PDF, .docx, .xlsx, PNG or JPEG."


@dataclass(frozen=True, slots=True)
class Sign:
    """Something a file may show by mistake: where to look for it, what it looks like, and what to call it."""

    part: re.Pattern[str]
    mark: re.Pattern[bytes]
    words: str


SIGNS = {
    WORD: (
        Sign(re.compile(r"word/[^/]+\.xml"), re.compile(rb"<w:(ins|del|moveFrom|moveTo)[ >]"), "tracked changes"),
        Sign(re.compile(r"word/comments[^/]*\.xml"), re.compile(rb"<w:comment[ >]"), "comments"),
        Sign(re.compile(r"word/[^/]+\.xml"), re.compile(rb"<w:vanish ?/>"), "hidden text"),
    ),
    EXCEL: (
        Sign(re.compile(r"xl/workbook\.xml"), re.compile(rb"<[^>]*state=[\"'](veryH|h)idden[\"']"), "hidden sheets"),
        Sign(re.compile(r"xl/(threadedC|c)omments[^/]*(/[^/]+)?\.xml"), re.compile(rb"omment "), "comments"),
        Sign(
            re.compile(r"xl/worksheets/[^/]+\.xml"),
            re.compile(rb"<(row|col) [^>]*hidden=[\"'](1|true)"),
            "hidden rows or columns",
        ),
        Sign(re.compile(r"xl/externalLinks/[^/]+\.xml"), re.compile(rb"<"), "links to other files"),
    ),
}


def media_type_of(stream: BinaryIO) -> str:
    """WORD or EXCEL, once the file is known to be whole, unlocked, without macros, and no bomb. Raises RuleBroken."""
    try:
        with zipfile.ZipFile(stream) as archive:
            _check_size(archive)
            media_type = _named_type(archive)
            _check_inner(archive)
            if archive.testzip() is not None:
                raise RuleBroken(UNREADABLE, "files")
            return media_type
    except DAMAGE as error:
        raise RuleBroken(UNREADABLE, "files") from error


def warnings(stream: BinaryIO, media_type: str) -> list[str]:
    """A sentence for what the file may show by mistake; none when nothing was found. The file has been checked."""
    with zipfile.ZipFile(stream) as archive:
        found = [sign.words for sign in SIGNS[media_type] if any(_has(archive, sign))]
        if any("/embeddings/" in name for name in archive.namelist()):
            found.append("other files inside it")
    if not found:
        return []
    kind = "Word" if media_type == WORD else "Excel"
    return [f"This {kind} file holds {and_list(found)}. Check that everybody may read them, or attach a clean copy."]


def _check_size(archive: zipfile.ZipFile) -> None:
    """Refuse by what the file says of itself; testzip then proves that it told the truth."""
    parts = archive.infolist()
    if any(part.flag_bits & 1 for part in parts):
        raise RuleBroken(LOCKED, "files")
    if any(part.compress_type not in (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED) for part in parts):
        raise RuleBroken(UNREADABLE, "files")
    if len(parts) > MOST_PARTS or sum(part.file_size for part in parts) > MOST_UNPACKED:
        raise RuleBroken(TOO_PACKED, "files")
    if any(part.file_size > MEGABYTE and part.file_size > MOST_PACKING * part.compress_size for part in parts):
        raise RuleBroken(TOO_PACKED, "files")


def _named_type(archive: zipfile.ZipFile) -> str:
    """What the list of parts says the file is, so long as the part it names is there."""
    names = set(archive.namelist())
    if "[Content_Types].xml" not in names:
        raise RuleBroken(NOT_OFFICE, "files")
    for part, content_type in _listed(archive):
        if "macroEnabled" in content_type or "vbaProject" in content_type:
            raise RuleBroken(MACROS, "files")
        for media_type in ENDINGS:
            if content_type == f"{media_type}.main+xml" and part.lstrip("/") in names:
                if any(name.lower().endswith("vbaproject.bin") for name in names):
                    raise RuleBroken(MACROS, "files")
                return media_type
    raise RuleBroken(NOT_OFFICE, "files")


def _listed(archive: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    listed = archive.getinfo("[Content_Types].xml")
    if listed.file_size > LONGEST_LIST_OF_PARTS:
        raise RuleBroken(TOO_PACKED, "files")
    content = archive.read(listed)
    if b"<!" in content:
        raise RuleBroken(UNREADABLE, "files")
    entries = [(_attribute(b"PartName", entry), _attribute(b"ContentType", entry)) for entry in ENTRY.findall(content)]
    # Macros first, wherever they are listed.
    yield from sorted(entries, key=lambda entry: "macro" not in entry[1].lower() and "vba" not in entry[1].lower())


def _attribute(name: bytes, entry: bytes) -> str:
    found = re.search(rb"\s" + name + rb"\s*=\s*[\"']([^\"']*)[\"']", entry)
    return found[1].decode("utf-8", "replace") if found else ""


def _check_inner(archive: zipfile.ZipFile) -> None:
    """A chart brings its own small workbook; that is looked at too, and nothing packed may be inside it."""
    for part in archive.infolist():
        if not part.filename.lower().endswith(PACKED):
            continue
        if not part.filename.lower().endswith((".xlsx", ".docx", ".pptx")) or part.file_size > LONGEST_PART_READ:
            raise RuleBroken(TOO_PACKED, "files")
        with archive.open(part) as inner, zipfile.ZipFile(inner) as opened:
            _check_size(opened)
            if any(name.lower().endswith(PACKED) for name in opened.namelist()):
                raise RuleBroken(TOO_PACKED, "files")
            if opened.testzip() is not None:
                raise RuleBroken(UNREADABLE, "files")


def _has(archive: zipfile.ZipFile, sign: Sign) -> Iterator[bool]:
    """Look through the parts a piece at a time, each overlapping the last."""
    for part in archive.infolist():
        if not sign.part.fullmatch(part.filename):
            continue
        with archive.open(part) as content:
            kept = b""
            while chunk := content.read(CHUNK):
                if sign.mark.search(kept + chunk):
                    yield True
                    break
                kept = chunk[-OVERLAP:]
