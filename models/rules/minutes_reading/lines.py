"""The lines of a paper: which are headings, how they are numbered, and how their words stand in Markdown."""

import re
from dataclasses import dataclass

LONGEST_HEADING = 240
LONGEST_PLAIN_HEADING = 140
LABEL = re.compile(
    r"(?:(?:Agenda )?Item (?:No\.? ?)?|Minute )?"
    r"(?P<label>\d{1,3}(?:\.\d{1,2})*[A-Za-z]?(?:\(\d{1,2}[A-Za-z]?\))?|\(\d{1,2}[A-Za-z]?\))[.):]?\s+(?P<words>\S.*)",
    re.DOTALL,
)
MARKS = re.compile(r"([\\*`\[\]<>]|(?<!\w)_|_(?!\w)|&(?=#?\w+;))")
LINE_START = re.compile(r"^(#{1,6}|[+=-]+|\d{1,9}(?=[.)]))(?=[.)]?(?:\s|$))")
NUMBERED = re.compile(r"(\d+)[.)]")
FIRST_NUMBER = re.compile(r"\d{1,3}(?!\d)", re.ASCII)


@dataclass(frozen=True, slots=True)
class Line:
    """A paragraph of a paper: its words, its level as a heading (0: none), and the label the word processor gives it.

    A row of a table has `cells`.
    """

    text: str
    level: int = 0
    is_bold: bool = False
    label: str = ""
    cells: tuple[str, ...] = ()


def split_label(line: Line) -> tuple[str, str]:
    """The number a line begins with, without its stop, and the words after it: "6a" and "Questions"."""
    if line.label and line.label != "•":
        label = line.label.rstrip(".:")
        return (label if label.startswith("(") else label.rstrip(")")), line.text
    matched = LABEL.fullmatch(line.text)
    return (matched["label"], matched["words"]) if matched else ("", line.text)


def number_of(label: str) -> str:
    """The number that a label begins with: "6" of "6a"; nothing where it counts by letters, as "i" and "(a)" do."""
    counted = FIRST_NUMBER.match(label.removeprefix("("))
    return counted[0] if counted else ""


def is_heading(line: Line, last_number: int) -> bool:
    """Whether a line is a heading: by its style, as one that is bold throughout, or as the next of the numbered lines.

    `last_number` is that of the last item at the top: plain lines that are numbered must carry on from it.
    """
    if line.cells or not line.text:
        return False
    text = line.text.strip()
    if line.level:
        return len(text) <= LONGEST_HEADING
    if line.is_bold:
        return len(text) <= LONGEST_HEADING and not text.endswith((";", ","))
    label, words = split_label(line)
    number = number_of(label)
    if not number or len(words) > LONGEST_PLAIN_HEADING or words.endswith((".", ";", ",", ":")) or words[0].islower():
        return False
    return label.startswith("(") or last_number <= int(number) <= last_number + 2


def as_markdown(line: Line) -> str:
    """A paragraph as Markdown that reads as the paper did: what happens to look like markup is words."""
    if line.cells:
        return " – ".join(_escaped(cell.replace("\n", " ")) for cell in line.cells if cell)
    words = "\n\n".join(_escaped(part.strip()) for part in line.text.split("\n") if part.strip())
    if line.label == "•":
        return f"- {words}"
    if line.label:
        counted = NUMBERED.fullmatch(line.label.strip("("))
        return f"{counted[1]}. {words}" if counted else f"{line.label} {words}"
    return words


def _escaped(words: str) -> str:
    marked = MARKS.sub(r"\\\1", words)
    # Of a number at the start it is the stop after it that would make a list.
    return LINE_START.sub(lambda found: f"{found[1]}\\" if found[1].isdecimal() else f"\\{found[1]}", marked)


def folded(words: str) -> str:
    """Words as they are compared: small letters and figures, parted by single spaces."""
    return " ".join(re.findall(r"[^\W_]+", words.casefold().replace("’", "").replace("'", "")))
