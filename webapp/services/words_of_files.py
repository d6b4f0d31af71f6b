"""Reads the words out of one file: a program of its own, run with little memory and little time.

`python words_of_files.py MEDIA_TYPE < file` writes the words to its output as UTF-8. It ends with 3, and a sentence,
when there are none to read; anything else that goes wrong is the file's fault. It imports nothing of Moothall: whatever
a file does to a library that reads it, it does here, to a process that holds nothing else.
"""

import contextlib
import resource
import sys
import zipfile
from collections.abc import Iterator
from io import BytesIO
from xml.parsers import expat

PDF = "application/pdf"
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
MEGABYTE = 1024 * 1024
MOST_MEMORY = 1024 * MEGABYTE
MOST_SECONDS = 60
LONGEST = 4_000_000
NOTHING_TO_READ = 3
NO_WORDS = "No words were found in it. It may hold only pictures of pages."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
TEXT, PARAGRAPH = f"{W}t", f"{W}p"
WRITTEN = {f"{W}tab": "\t", f"{W}br": "\n", f"{W}cr": "\n", f"{W}noBreakHyphen": "-"}
# A soft hyphen at the end of a PDF's line, and what no database keeps in a text.
UNWRITABLE = {ord(letter): None for letter in "\ufffe\u0002\u00ad\0"}


class NothingToReadError(Exception):
    """There are no words in the file; the sentence says why."""


def main() -> None:
    """Read the file that stands at the input."""
    for limit, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        # Not every system can be told to hold a program to its memory.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    try:
        text = words_of(sys.stdin.buffer.read(), sys.argv[1])
    except NothingToReadError as error:
        sys.stdout.buffer.write(str(error).encode())
        sys.exit(NOTHING_TO_READ)
    sys.stdout.buffer.write(text.encode("utf-8", "replace"))


def words_of(content: bytes, media_type: str) -> str:
    """The words of a file, up to LONGEST characters. Raises NothingToReadError, or what the libraries raise."""
    readers = {PDF: _pdf, WORD: _word, EXCEL: _excel}
    if media_type not in readers:
        raise NothingToReadError("It is a picture, so there are no words to read in it.")
    read, length = [], 0
    for part in readers[media_type](content):
        read.append(part[: LONGEST - length])
        length += len(part)
        if length >= LONGEST:
            break
    text = "\n".join(read).translate(UNWRITABLE).strip()
    if not text:
        raise NothingToReadError(NO_WORDS)
    return text


def _pdf(content: bytes) -> Iterator[str]:
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as error:
        raise NothingToReadError("It is protected or damaged, so it could not be read.") from error
    for number in range(len(document)):
        page = document[number]
        yield page.get_textpage().get_text_bounded().replace("\r\n", "\n")
        page.close()


def _word(content: bytes) -> Iterator[str]:
    """Paragraph by paragraph, as it was agreed: what tracked changes took out is not there."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        for name in sorted({"word/document.xml", "word/footnotes.xml"} & set(archive.namelist())):
            paragraphs = _Paragraphs()
            with archive.open(name) as part:
                while chunk := part.read(MEGABYTE):
                    yield from paragraphs.of(chunk)
                yield from paragraphs.of(b"", is_last=True)


class _Paragraphs:
    """The paragraphs of a part of a Word file as they go by. Nothing is kept, so nothing can grow without end."""

    def __init__(self) -> None:
        self.parser = expat.ParserCreate(namespace_separator="}")
        self.parser.StartElementHandler = self._begins
        self.parser.EndElementHandler = self._ends
        self.parser.CharacterDataHandler = self._says
        self.parser.EntityDeclHandler = self._declares
        self.whole: list[str] = []
        self.words: list[str] = []
        self.is_text = False

    def of(self, chunk: bytes, *, is_last: bool = False) -> list[str]:
        """The paragraphs that end in a piece of the file."""
        self.whole = []
        self.parser.Parse(chunk, is_last)
        return self.whole

    def _begins(self, name: str, attributes: dict[str, str]) -> None:
        self.is_text = name == TEXT
        if name in WRITTEN:
            self.words.append(WRITTEN[name])

    def _ends(self, name: str) -> None:
        self.is_text = False
        if name == PARAGRAPH:
            self.whole.append("".join(self.words) + "\n")
            self.words = []

    def _says(self, words: str) -> None:
        if self.is_text:
            self.words.append(words)

    def _declares(self, *what: object) -> None:
        raise ValueError("A Word file declares no entities.")


def _excel(content: bytes) -> Iterator[str]:
    """Row by row, the cells parted by tabs; sheets that are hidden are not read."""
    import openpyxl

    book = openpyxl.load_workbook(BytesIO(content), read_only=True, data_only=True)
    for sheet in book.worksheets:
        if sheet.sheet_state == "visible":
            yield sheet.title
            for row in sheet.iter_rows(values_only=True):
                if cells := [str(cell) for cell in row if cell is not None]:
                    yield "\t".join(cells)


if __name__ == "__main__":
    main()
