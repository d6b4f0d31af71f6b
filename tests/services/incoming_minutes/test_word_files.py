"""Any file may be sent as minutes: each is read, or refused in a sentence, by a process with little memory and time."""

import time
from io import BytesIO

import pytest
from docx import Document

from models.rules import RuleBroken
from tests import hostile_files as files
from tests.papers import minutes_as_word
from webapp.services import office_files
from webapp.services.incoming_minutes import outline_of_word, word_files

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
BODY = f"<w:document {W}><w:body>%s</w:body></w:document>"
PARAGRAPH = "<w:p><w:r><w:t>Words</w:t></w:r></w:p>"
LAUGHS = '<!DOCTYPE l [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;">]>' + BODY % "<w:p><w:r><w:t>&b;</w:t></w:r></w:p>"
OUTSIDE = '<!DOCTYPE l [<!ENTITY a SYSTEM "file:///etc/hostname">]>' + BODY % "<w:p><w:r><w:t>&a;</w:t></w:r></w:p>"
DEEP = BODY % ("<w:p>" * 5_000 + "</w:p>" * 5_000)
PICTURES = BODY % "<w:p><w:r><w:drawing/></w:r></w:p>"


def refusal(content: bytes) -> str:
    with pytest.raises(RuleBroken) as refused:
        word_files.lines_of(BytesIO(content))
    assert refused.value.field == "files"
    return refused.value.message


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "This file is empty"),
        (files.pdf(), word_files.NOT_WORD),
        (files.excel(), word_files.NOT_WORD),
        (files.picture(), word_files.NOT_WORD),
        (files.PROGRAM, "A program cannot be attached"),
        (files.OLD_WORD, "Save it as .docx"),
        (files.LOCKED_WORD, office_files.LOCKED),
        (files.office("word/document.xml", files.MACRO_MAIN, {}), office_files.MACROS),
        (files.word(document=b"0" * 10_000_000), office_files.TOO_PACKED),
        (files.lying_zip(), office_files.UNREADABLE),
        (files.word(document=LAUGHS), outline_of_word.TOO_DEEP),
        (files.word(document=OUTSIDE), outline_of_word.TOO_DEEP),
        (files.word(document=BODY % PARAGRAPH, styles=LAUGHS), outline_of_word.TOO_DEEP),
        (files.word(document=DEEP), outline_of_word.TOO_DEEP),
        (files.word(document=PICTURES), outline_of_word.NO_WORDS),
        (files.word(document=BODY % ""), outline_of_word.NO_WORDS),
        (files.word(document="<w:document><unclosed>"), word_files.UNREADABLE),
        (files.word(document=BODY % PARAGRAPH, numbering="<not"), word_files.UNREADABLE),
    ],
)
def test_what_is_no_minutes_is_refused_in_a_sentence(content, said):
    assert said in refusal(content)


def test_a_hundred_thousand_paragraphs_are_refused_soon():
    begun = time.monotonic()

    # Numbered, so that it is not refused for how well it packs.
    numbered = "".join(f"<w:p><w:r><w:t>{n * 7919 % 100_003}</w:t></w:r></w:p>" for n in range(100_000))
    said = refusal(files.word(document=BODY % numbered))

    assert said == outline_of_word.TOO_LONG
    assert time.monotonic() - begun < 20


def test_the_reader_has_little_memory_and_time():
    assert outline_of_word.MOST_MEMORY <= 512 * 1024 * 1024
    assert outline_of_word.MOST_SECONDS < word_files.MOST_SECONDS < 60


def test_what_runs_out_of_memory_is_refused(monkeypatch, tmp_path):
    program = tmp_path / "greedy.py"
    limited = word_files.PROGRAM.read_text().replace(
        "found = outline(sys.stdin.buffer.read())", "found = ['x' * 2**30]"
    )
    program.write_text(limited)
    monkeypatch.setattr(word_files, "PROGRAM", program)

    assert refusal(minutes_as_word.warwickshire()) == word_files.UNREADABLE


def test_a_reader_that_does_not_end_is_stopped(monkeypatch, tmp_path):
    program = tmp_path / "slow.py"
    program.write_text("import time\ntime.sleep(60)\n")
    monkeypatch.setattr(word_files, "PROGRAM", program)
    monkeypatch.setattr(word_files, "MOST_SECONDS", 1)

    assert refusal(minutes_as_word.warwickshire()) == word_files.UNREADABLE


def test_headings_lists_and_boldness_are_read_as_the_word_processor_shows_them():
    document = Document()
    document.add_heading("Roads", 1)
    document.add_paragraph("First", style="List Number")
    document.add_paragraph("Second", style="List Number")
    document.add_paragraph("A dot", style="List Bullet")
    half = document.add_paragraph()
    half.add_run("Half").bold = True
    half.add_run(" bold")
    document.add_paragraph().add_run("All bold").bold = True

    lines = word_files.lines_of(BytesIO(minutes_as_word.packed(document)))

    assert [(one.text, one.level, one.is_bold, one.label) for one in lines] == [
        ("Roads", 1, lines[0].is_bold, ""),
        ("First", 0, False, "1."),
        ("Second", 0, False, "2."),
        ("A dot", 0, False, "•"),
        ("Half bold", 0, False, ""),
        ("All bold", 0, True, ""),
    ]


def test_what_was_struck_out_or_hidden_is_not_read():
    struck = "<w:p><w:r><w:t>Kept</w:t></w:r><w:del><w:r><w:delText> gone</w:delText></w:r></w:del></w:p>"
    hidden = "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>secret</w:t></w:r></w:p>"

    lines = word_files.lines_of(BytesIO(files.word(document=BODY % (struck + hidden))))

    assert [one.text for one in lines] == ["Kept"]


def test_tables_are_read_by_rows_and_a_table_in_a_table_stays_in_its_cell():
    document = Document()
    table = document.add_table(rows=1, cols=2)
    table.cell(0, 0).text = "Ann Lee"
    table.cell(0, 1).add_table(rows=1, cols=1).cell(0, 0).text = "Head of Law"

    (line,) = word_files.lines_of(BytesIO(minutes_as_word.packed(document)))

    assert line.cells == ("Ann Lee", "Head of Law")


def cell(words: str, says: str = "") -> str:
    return f"<w:tc><w:tcPr>{says}</w:tcPr><w:p><w:r><w:t>{words}</w:t></w:r></w:p></w:tc>"


def table(*rows: str) -> bytes:
    return files.word(document=BODY % f"<w:tbl>{''.join(f'<w:tr>{row}</w:tr>' for row in rows)}</w:tbl>")


def test_a_merged_cell_says_its_words_in_each_row_and_keeps_its_column():
    first, goes_on, two = '<w:vMerge w:val="restart"/>', "<w:vMerge/>", '<w:gridSpan w:val="2"/>'
    content = table(
        cell("Buses") + cell("May 2019", first) + cell("a"),
        cell("Parks") + cell("", goes_on) + cell("b"),
        cell("Both of them", two) + cell("c"),
        '<w:trPr><w:gridBefore w:val="1"/></w:trPr>' + cell("", goes_on) + cell("d"),
    )

    lines = word_files.lines_of(BytesIO(content))

    assert [one.cells for one in lines] == [
        ("Buses", "May 2019", "a"),
        ("Parks", "May 2019", "b"),
        ("Both of them", "", "c"),
        ("", "", "d"),
    ]
    assert lines[1].text == "Parks\t\tb"
