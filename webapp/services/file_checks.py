"""What an attached file really is, judged by its content: never by its name, and never by what the browser says."""

import re
from dataclasses import dataclass
from io import SEEK_END
from typing import TYPE_CHECKING, BinaryIO

from models.rules import RuleBroken
from webapp.services import office_files
from webapp.services.office_files import LOCKED

if TYPE_CHECKING:
    from PIL.Image import Image

MEGABYTE = 1024 * 1024
ACCEPTED = "Attach a PDF, Word (.docx) or Excel (.xlsx) file, or a PNG or JPEG picture."
PDF = "application/pdf"
PICTURES = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg")}
MOST_PIXELS = 60_000_000
TOO_MANY_DOTS = "This picture has too many dots across and down. Make it smaller, and attach that."
GPS = 0x8825
PDF_END = re.compile(rb"startxref\s+(\d+)\s+%%EOF")
# What a reader of the file may not be able to use, or may find inside: the mark of each, and what to say of it.
PDF_SIGNS = (
    (b"/Encrypt", "This PDF is protected: screen readers and search may not be able to read it."),
    (b"/EmbeddedFile", "This PDF has other files attached inside it. Check that everybody may read them."),
    (b"/JavaScript", "This PDF holds a script. Save it again without forms or actions."),
    (b"/Redact", "This PDF has redactions that are drawn but may not be applied. Check that the words are gone."),
)
REFUSED = (
    (b"mz", "A program"),
    (b"gif8", "A GIF picture"),
    (b"{\\rtf", "An RTF file"),
    (b"<!doctype html", "A web page"),
    (b"<html", "A web page"),
    (b"<svg", "An SVG picture"),
    (b"<?xml", "An XML file"),
)
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """What a file was found to be. `ending` is that of its true type; `warnings` are sentences."""

    media_type: str
    ending: str
    warnings: list[str]


def check(stream: BinaryIO, *, largest: int) -> CheckedFile:
    """What a file is, when it may be attached. The stream must seek, and is left at its start.

    `largest` is in bytes. Raises RuleBroken beside `files` for anything empty, too large, damaged, locked, packed like
    a bomb or of another kind. Memory stays small whatever the file says of itself.
    """
    size = stream.seek(0, SEEK_END)
    if size == 0:
        raise RuleBroken("This file is empty. Choose it again.", "files")
    if size > largest:
        raise RuleBroken(f"This file is larger than {largest // MEGABYTE} MB. Make it smaller, or split it.", "files")
    stream.seek(0)
    head = stream.read(2048)
    found = _found(stream, head, size)
    stream.seek(0)
    return found


def _found(stream: BinaryIO, head: bytes, size: int) -> CheckedFile:
    if b"%PDF-" in head[:1024]:
        return CheckedFile(PDF, "pdf", _check_pdf(stream, size))
    if head.startswith(b"PK\x03\x04"):
        media_type = office_files.media_type_of(stream)
        return CheckedFile(media_type, office_files.ENDINGS[media_type], office_files.warnings(stream, media_type))
    if head.startswith((b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff")):
        return _picture(stream)
    if head.startswith(OLD_OFFICE):
        stream.seek(0)
        if "EncryptedPackage".encode("utf-16-le") in stream.read(4 * MEGABYTE):
            raise RuleBroken(LOCKED, "files")
        raise RuleBroken("This is an old Word or Excel file. Save it as .docx, .xlsx or PDF, and attach that.", "files")
    raise RuleBroken(f"{_name(head)} cannot be attached. {ACCEPTED}", "files")


def _check_pdf(stream: BinaryIO, size: int) -> list[str]:
    """A PDF that was cut short has lost the table at its end."""
    stream.seek(max(0, size - 2048))
    ends = PDF_END.findall(stream.read())
    if not ends or not 0 <= int(ends[-1]) < size:
        raise RuleBroken("This PDF is damaged or was cut short. Save it again, and attach that.", "files")
    stream.seek(0)
    kept, signs = b"", set()
    while chunk := stream.read(MEGABYTE):
        signs |= {mark for mark, _ in PDF_SIGNS if mark in kept + chunk}
        kept = chunk[-32:]
    return [words for mark, words in PDF_SIGNS if mark in signs]


def _picture(stream: BinaryIO) -> CheckedFile:
    # Loaded when a picture is first attached: Pillow brings every format it knows.
    from PIL import Image

    try:
        stream.seek(0)
        with Image.open(stream, formats=tuple(PICTURES)) as picture:
            kind, warnings = _measured(picture, stream)
    except RuleBroken:
        raise
    except Image.DecompressionBombError as error:
        raise RuleBroken(TOO_MANY_DOTS, "files") from error
    except Exception as error:
        # Whatever a picture does to the library that reads it, the picture is at fault.
        raise RuleBroken("This picture is damaged. Save it again, and attach that.", "files") from error
    media_type, ending = PICTURES[kind]
    return CheckedFile(media_type, ending, warnings)


def _measured(picture: "Image", stream: BinaryIO) -> tuple[str, list[str]]:
    """The kind of a picture, measured before it is unpacked and found to be whole, and what to warn of."""
    width, height = picture.size
    if width * height > MOST_PIXELS:
        raise RuleBroken(TOO_MANY_DOTS, "files")
    if picture.format != "JPEG":
        picture.verify()
        return str(picture.format), []
    is_placed = bool(picture.getexif().get_ifd(GPS))
    if not _ends(stream):
        raise EOFError
    return "JPEG", ["This picture says where it was taken."] if is_placed else []


def _ends(scan: BinaryIO) -> bool:
    # Pillow would find a missing end by unpacking the picture, but not once WeasyPrint has told it to overlook that.
    kept = b""
    while chunk := scan.read(MEGABYTE):
        if b"\xff\xd9" in kept + chunk:
            return True
        kept = chunk[-1:]
    return False


def _name(head: bytes) -> str:
    """A name for what somebody sent, for the sentence that refuses it."""
    return next((words for mark, words in REFUSED if head.lstrip().lower().startswith(mark)), "This kind of file")
