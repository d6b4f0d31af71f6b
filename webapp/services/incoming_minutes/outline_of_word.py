"""Reads the paragraphs of one Word file: a program of its own, run with little memory and little time.

`python outline_of_word.py < file` writes a JSON list to its output: for each paragraph its `text`, its `level` (1 to 9
for a heading), whether it `is_bold` throughout, its `label` where Word numbers it, and for a row of a table its `cells`
instead, by column, each with what is merged over it from above. It ends with 3, and a sentence, when there is nothing
to read. Like words_of_files.py it imports nothing of Moothall: whatever a file does to what reads it, it does here, to
a process that holds nothing else.
"""

import contextlib
import json
import resource
import runpy
import sys
import zipfile
from io import BytesIO
from pathlib import Path
from typing import Any
from xml.parsers import expat

# Nothing of Moothall can be found by its name here: the file beside this one is read by its path.
PIECES = runpy.run_path(str(Path(__file__).with_name("pieces_of_word.py")))
Table, Paragraph, written = PIECES["Table"], PIECES["Paragraph"], PIECES["written"]

MEGABYTE = 1024 * 1024
MOST_MEMORY = 512 * MEGABYTE
MOST_SECONDS = 20
MOST_PARAGRAPHS = 20_000
MOST_CHARACTERS = 2_000_000
DEEPEST = 200
NOTHING_TO_READ = 3
NO_WORDS = "No words were found in it. It may hold only pictures of pages: save the minutes as text, and bring that."
TOO_LONG = "It is far longer than any minutes. Take out what is not the minutes, save it, and bring that."
TOO_DEEP = "It is built in a way that no word processor builds a file. Open it in one, save it again, and bring that."
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
FALLBACK = "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback"
WRITTEN = {"tab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
KEPT = {"pStyle": "style", "numId": "number", "ilvl": "level", "outlineLvl": "outline"}
OFF = ("0", "false", "off", "none")
UNWRITABLE = {ord(letter): None for letter in "\ufffe\uffff\u0002\u00ad\0"}


class NothingToReadError(Exception):
    """There is nothing to read in the file; the sentence says why."""


def main() -> None:
    """Read the file that stands at the input."""
    for limit, most in ((resource.RLIMIT_AS, MOST_MEMORY), (resource.RLIMIT_CPU, MOST_SECONDS)):
        # Not every system can be told to hold a program to its memory.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(limit, (most, most))
    try:
        found = outline(sys.stdin.buffer.read())
    except NothingToReadError as error:
        sys.stdout.buffer.write(str(error).encode())
        sys.exit(NOTHING_TO_READ)
    sys.stdout.buffer.write(json.dumps(found).encode())


def outline(content: bytes) -> list[dict[str, object]]:
    """The paragraphs of a file in order, without empty ones. Raises NothingToReadError, or what reading it raises."""
    with zipfile.ZipFile(BytesIO(content)) as archive:
        names = set(archive.namelist())
        styles, numbering = _Styles(), _Numbering()
        for name, part in (("word/styles.xml", styles), ("word/numbering.xml", numbering)):
            if name in names:
                part.read(archive, name)
        document = _Document(styles, numbering)
        document.read(archive, "word/document.xml")
    if not document.found:
        raise NothingToReadError(NO_WORDS)
    return document.found


class _Part:
    """A part of the file as it goes by, element by element; nothing that it declares is believed."""

    def __init__(self) -> None:
        self.depth = 0
        self.skipped_from = 0

    def read(self, archive: zipfile.ZipFile, name: str) -> None:
        """Go through the part named, a piece at a time."""
        parser = expat.ParserCreate(namespace_separator="}")
        parser.StartElementHandler = self._enters
        parser.EndElementHandler = self._leaves
        parser.CharacterDataHandler = self.says
        parser.StartDoctypeDeclHandler = self._declares
        with archive.open(name) as part:
            while chunk := part.read(MEGABYTE):
                parser.Parse(chunk, False)
            parser.Parse(b"", True)

    def _enters(self, name: str, attributes: dict[str, str]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise NothingToReadError(TOO_DEEP)
        # What an older Word would show instead says the same a second time.
        if name == FALLBACK and not self.skipped_from:
            self.skipped_from = self.depth
        if not self.skipped_from and name.startswith(W):
            self.begins(name[len(W) :], {key.removeprefix(W): value for key, value in attributes.items()})

    def _leaves(self, name: str) -> None:
        if not self.skipped_from and name.startswith(W):
            self.ends(name[len(W) :])
        if self.skipped_from == self.depth:
            self.skipped_from = 0
        self.depth -= 1

    def _declares(self, *what: object) -> None:
        raise NothingToReadError(TOO_DEEP)

    def begins(self, name: str, has: dict[str, str]) -> None:
        """An element begins."""

    def ends(self, name: str) -> None:
        """An element ends."""

    def says(self, words: str) -> None:
        """Words stand in an element."""


class _Styles(_Part):
    """The styles of paragraphs: which are headings and of what level, which are bold, which are numbered."""

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[str, dict[str, str]] = {}
        self.style: dict[str, str] = {}

    def begins(self, name: str, has: dict[str, str]) -> None:
        if name == "style":
            self.style = self.kept.setdefault(has.get("styleId", ""), {})
        elif name in ("name", "basedOn", "outlineLvl", "numId", "ilvl"):
            self.style[name] = has.get("val", "")
        elif name == "b":
            self.style[name] = "" if has.get("val") in OFF else "yes"

    def of(self, style: str, what: str) -> str:
        """What a style says of something, itself or through the styles it is based on."""
        for _ in range(12):
            said = self.kept.get(style, {})
            if what in said or "basedOn" not in said:
                return said.get(what, "")
            style = said["basedOn"]
        return ""

    def level(self, style: str) -> int:
        """Of which level a style's paragraphs are headings; 0 for none. A title is the heading of the whole."""
        name = self.kept.get(style, {}).get("name", style).lower()
        if name.removeprefix("heading ").isdecimal():
            return min(int(name.removeprefix("heading ")), 9)
        placed = self.of(style, "outlineLvl")
        return int(placed) + 1 if placed.isdecimal() and int(placed) < 9 else 0


class _Numbering(_Part):
    """The lists of the file: how each level is numbered, and how far each has come."""

    def __init__(self) -> None:
        super().__init__()
        self.levels: dict[tuple[str, str], dict[str, str]] = {}
        self.lists: dict[str, str] = {}
        self.counts: dict[tuple[str, int], int] = {}
        self.within = self.list = ""
        self.level: dict[str, str] = {}

    def begins(self, name: str, has: dict[str, str]) -> None:
        value = has.get("val", "")
        if name == "abstractNum":
            self.within = has.get("abstractNumId", "")
        elif name == "lvl":
            self.level = self.levels.setdefault((self.within, has.get("ilvl", "0")), {})
        elif name in ("numFmt", "lvlText", "start"):
            self.level[name] = value
        elif name == "num":
            self.list = has.get("numId", "")
        elif name == "abstractNumId":
            self.lists[self.list] = value

    def next_label(self, number: str, level: str) -> str:
        """The label of the next paragraph of a list: "1)", "2.1", or "•"; empty for one that has none."""
        defined, depth = self.lists.get(number, ""), int(level) if level.isdecimal() else 0
        about = self.levels.get((defined, str(depth)))
        if about is None or number == "0":
            return ""
        if about.get("numFmt") == "bullet":
            return "•"
        self.counts[defined, depth] = self.counts.get((defined, depth), self._start(defined, depth) - 1) + 1
        for deeper in range(depth + 1, 9):
            self.counts.pop((defined, deeper), None)
        label = about.get("lvlText", "")
        for place in range(depth + 1):
            count = self.counts.get((defined, place), self._start(defined, place))
            kind = self.levels.get((defined, str(place)), {}).get("numFmt", "decimal")
            label = label.replace(f"%{place + 1}", written(count, kind))
        return label.strip()

    def _start(self, defined: str, depth: int) -> int:
        start = self.levels.get((defined, str(depth)), {}).get("start", "1")
        return int(start) if start.isdecimal() and len(start) < 6 else 1


class _Document(_Part):
    """The paragraphs of the file as it was agreed: what tracked changes took out is not there, nor what is hidden."""

    def __init__(self, styles: _Styles, numbering: _Numbering) -> None:
        super().__init__()
        self.styles, self.numbering = styles, numbering
        self.found: list[dict[str, object]] = []
        self.open: list[Any] = []
        self.tables: list[Any] = []
        self.length = 0
        self.is_text = self.in_run = self.is_hidden = False
        self.is_bold: bool | None = None

    def begins(self, name: str, has: dict[str, str]) -> None:
        value = has.get("val", "")
        if name == "p":
            self.open.append(Paragraph())
        elif name == "tbl":
            self.tables.append(Table())
        elif name == "tr" and self.tables:
            self.tables[-1].row_begins()
        elif self.tables and self.tables[-1].takes(name):
            self.tables[-1].within_row(name, value)
        elif name == "r":
            self.in_run, self.is_bold, self.is_hidden = True, None, False
        elif self.in_run and name == "b":
            self.is_bold = value not in OFF
        elif self.in_run and name == "vanish":
            self.is_hidden = value not in OFF
        elif self.open:
            self._within(name, value)

    def _within(self, name: str, value: str) -> None:
        paragraph = self.open[-1]
        self.is_text = name == "t"
        if name in WRITTEN and self.in_run and not self.is_hidden:
            paragraph.words.append(WRITTEN[name])
        if name in KEPT:
            setattr(paragraph, KEPT[name], value)

    def says(self, words: str) -> None:
        if not (self.is_text and self.open) or self.is_hidden or self.skipped_from:
            return
        paragraph = self.open[-1]
        paragraph.words.append(words)
        is_bold = self.is_bold if self.is_bold is not None else bool(self.styles.of(paragraph.style, "b"))
        paragraph.bold += len(words.strip()) * is_bold
        paragraph.plain += len(words.strip()) * (not is_bold)

    def ends(self, name: str) -> None:
        self.is_text = False
        if name == "r":
            self.in_run = False
        elif name == "p" and self.open:
            self._keep(self.open.pop())
        elif name == "tr" and self.tables:
            self._keep_row(*self.tables[-1].row_ends())
        elif name == "tbl" and self.tables:
            self.tables.pop()

    def _keep_row(self, texts: list[str], cells: list[str]) -> None:
        """A row of a table; one of a table within a cell is part of what that cell says."""
        if len(self.tables) > 1 and self.tables[-2].row:
            self.tables[-2].says("\t".join(texts))
        elif any(texts):
            self._add({"text": "\t".join(texts), "level": 0, "is_bold": False, "label": "", "cells": cells})

    def _keep(self, paragraph: Any) -> None:
        text = "".join(paragraph.words).translate(UNWRITABLE).strip()
        if not text:
            return
        if self.tables and self.tables[-1].row:
            self.tables[-1].says(text)
            return
        style, placed = paragraph.style, paragraph.outline
        level = int(placed) + 1 if placed in list("012345678") else self.styles.level(style)
        number = paragraph.number or self.styles.of(style, "numId")
        label = self.numbering.next_label(number, paragraph.level or self.styles.of(style, "ilvl") or "0")
        is_bold = paragraph.bold > 0 and paragraph.plain == 0
        self._add({"text": text, "level": level, "is_bold": is_bold, "label": label, "cells": []})

    def _add(self, one: dict[str, object]) -> None:
        self.found.append(one)
        self.length += len(str(one["text"]))
        if len(self.found) > MOST_PARAGRAPHS or self.length > MOST_CHARACTERS:
            raise NothingToReadError(TOO_LONG)


if __name__ == "__main__":
    main()
