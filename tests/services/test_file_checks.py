"""What a file is, by its content; and that no file of any shape breaks the check or fills the memory."""

import contextlib
import random
import tracemalloc
from io import BytesIO

import pytest
from PIL import ImageFile

from models.rules import RuleBroken
from tests import hostile_files as files
from webapp.services import file_checks, office_files

MEGABYTE = 1024 * 1024


def check(content, largest=50 * MEGABYTE):
    return file_checks.check(BytesIO(content), largest=largest)


@pytest.mark.parametrize(
    ("content", "media_type", "ending"),
    [
        (files.pdf(), "application/pdf", "pdf"),
        (b"\n\n" + files.pdf(), "application/pdf", "pdf"),
        (files.word(), office_files.WORD, "docx"),
        (files.excel(), office_files.EXCEL, "xlsx"),
        (files.picture("PNG"), "image/png", "png"),
        (files.picture("JPEG"), "image/jpeg", "jpg"),
    ],
)
def test_a_file_is_what_its_content_says(content, media_type, ending):
    found = check(content)

    assert (found.media_type, found.ending, found.warnings) == (media_type, ending, [])


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "empty"),
        (files.PROGRAM, "A program cannot be attached"),
        (b"<script>alert(1)</script>", "cannot be attached"),
        (b"just words", "cannot be attached"),
        (files.pdf()[:-20], "cut short"),
        (files.pdf().replace(b"\n47\n", b"\n999999\n"), "cut short"),
        (files.zipped({"a.txt": "a"}), "not a Word or Excel file"),
        (files.office("ppt/p.xml", "application/vnd…presentation.main+xml", {}), "not a Word or Excel file"),
        (files.word()[:-30], "damaged"),
        (b"PK\x03\x04" + b"\x00" * 90, "damaged"),
        (files.office("word/document.xml", files.MACRO_MAIN, {}), "macros"),
        (files.office("word/document.xml", files.WORD_MAIN, {"word/vbaProject.bin": "x"}), "macros"),
        (files.word(document=b"0" * 10 * MEGABYTE), "unpacks to far more"),
        (files.lying_zip(), "damaged"),
        (files.excel({"xl/embeddings/a.zip": files.zipped({"a": "a"})}), "unpacks to far more"),
        (files.excel({"xl/embeddings/a.xlsx": files.excel({"b.xlsx": files.excel()})}), "unpacks to far more"),
        (files.excel({"xl/embeddings/a.xlsx": files.excel({"b": b"0" * 10 * MEGABYTE})}), "unpacks to far more"),
        (files.excel({f"xl/{n}.xml": "" for n in range(5_001)}), "unpacks to far more"),
        (files.zipped({"[Content_Types].xml": '<!DOCTYPE a [<!ENTITY b "c">]><Types/>'}), "damaged"),
        (files.OLD_WORD, "old Word or Excel file"),
        (files.LOCKED_WORD, "password"),
        (files.huge_png(), "too many dots"),
        (files.picture("PNG")[:-40], "damaged"),
        (files.picture("JPEG", (900, 900))[:-9000], "damaged"),
        (files.picture("GIF"), "A GIF picture cannot be attached"),
    ],
)
def test_what_cannot_be_attached_is_refused_in_a_sentence(content, said):
    with pytest.raises(RuleBroken) as broken:
        check(content)

    assert said in broken.value.message
    assert broken.value.field == "files"
    assert broken.value.message.endswith(".")


def test_a_picture_cut_short_is_found_after_a_pdf_was_made(monkeypatch):
    monkeypatch.setattr(ImageFile, "LOAD_TRUNCATED_IMAGES", True)  # as WeasyPrint does to the whole process

    for content in (files.picture("JPEG", (900, 900))[:-9000], files.picture("PNG", (900, 900))[:-9000]):
        with pytest.raises(RuleBroken, match="damaged"):
            check(content)


def test_a_file_too_large_is_told_how_large_it_may_be():
    with pytest.raises(RuleBroken, match="larger than 1 MB"):
        check(files.pdf(b"0" * MEGABYTE), largest=MEGABYTE)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (files.word(document="<w:p><w:ins w:id='1'/></w:p>"), "tracked changes"),
        (files.word(document="<w:del >"), "tracked changes"),
        (files.word(header1="<w:moveFrom w:id='1'/>"), "tracked changes"),
        (files.word(comments="<w:comment w:id='1'>"), "comments"),
        (files.word(document="<w:vanish/>"), "hidden text"),
        (files.excel({"xl/workbook.xml": '<sheet name="Pay" state="hidden"/>'}), "hidden sheets"),
        (files.excel({"xl/workbook.xml": '<sheet name="Pay" state="veryHidden"/>'}), "hidden sheets"),
        (files.excel({"xl/comments1.xml": "<comment ref='A1'>"}), "comments"),
        (files.excel({"xl/worksheets/sheet1.xml": '<row r="3" hidden="1">'}), "hidden rows or columns"),
        (files.excel({"xl/externalLinks/link1.xml": "<a/>"}), "links to other files"),
        (files.excel({"xl/embeddings/a.xlsx": files.excel()}), "other files inside it"),
        (files.pdf(b"/Encrypt 3 0 R"), "protected"),
        (files.pdf(b"/EmbeddedFile"), "other files"),
    ],
)
def test_what_a_file_may_show_by_mistake_is_said(content, said):
    (warning,) = check(content).warnings

    assert said in warning


@pytest.mark.parametrize(
    "content",
    [
        files.word(document="<w:insideH/><w:delText>"),
        files.word(comments="<w:comments/>"),
        files.word(settings="<w:x/>"),
    ],
)
def test_a_clean_file_is_not_warned_of(content):
    assert check(content).warnings == []


def test_a_sign_across_two_pieces_is_still_seen():
    padding = random.Random(1).randbytes(MEGABYTE - 3)

    assert check(files.word(document=padding + b"<w:ins w:id='1'/>")).warnings


@pytest.mark.parametrize(
    "content",
    [
        files.word(document=bytes(range(256)) * 4 * 40_000),
        files.word(document=b"0" * 60 * MEGABYTE),
        files.excel({f"xl/{n}.xml": b"0" * MEGABYTE for n in range(600)}),
        files.huge_png(7_000, 7_000),
    ],
)
def test_the_memory_stays_small_whatever_the_file_says(content):
    stream = BytesIO(content)
    tracemalloc.start()

    with contextlib.suppress(RuleBroken):
        file_checks.check(stream, largest=50 * MEGABYTE)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert peak < 16 * MEGABYTE
