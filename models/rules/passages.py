"""A few words of a text around something found in it."""

import re
from dataclasses import dataclass

AROUND = 90
# Between the words of one name: spaces, a line's end, a comma, an apostrophe, brackets; a full stop after initials.
GAP = re.compile(r"[ \u00a0\r,'’‘\"“”()&*_/–-]*\n?[ \u00a0,'’‘\"“”()&*_/–-]*")
WORD_OR_INITIAL = re.compile(r"(?:\b[^\W\d_]{1,3}\.)|[^\W_]+")


@dataclass(frozen=True, slots=True)
class Excerpt:
    """Words from a text, what was found standing between `start` and `end`."""

    text: str
    start: int
    end: int

    @property
    def before(self) -> str:
        """What stands before it."""
        return self.text[: self.start]

    @property
    def found(self) -> str:
        """What was found."""
        return self.text[self.start : self.end]

    @property
    def after(self) -> str:
        """What stands after it."""
        return self.text[self.end :]


def excerpt(text: str, start: int, end: int) -> Excerpt:
    """What stands between two offsets, with some whole words of its paragraph around it; … where the text goes on."""
    paragraph_before = text[max(0, start - 2 * AROUND) : start].rpartition("\n\n")[2]
    paragraph_after = text[end : end + 2 * AROUND].partition("\n\n")[0]
    before, found, after = (" ".join(part.split()) for part in (paragraph_before, text[start:end], paragraph_after))
    before = _last_words(before, is_cut=len(paragraph_before) >= 2 * AROUND or len(before) > AROUND)
    after = _first_words(after, is_cut=len(paragraph_after) >= 2 * AROUND or len(after) > AROUND)
    before += " " if text[start - 1 : start].isspace() and before else ""
    after = (" " if text[end : end + 1].isspace() and after else "") + after
    return Excerpt(before + found + after, len(before), len(before) + len(found))


def is_one_run(text: str) -> bool:
    """Whether no sentence, cell or paragraph ends between the words of a text."""
    return all(GAP.fullmatch(gap) for gap in WORD_OR_INITIAL.split(text))


def _last_words(text: str, *, is_cut: bool) -> str:
    if len(text) > AROUND:
        text = text[-AROUND:].partition(" ")[2]
    return f"… {text}" if is_cut and text else text


def _first_words(text: str, *, is_cut: bool) -> str:
    if len(text) > AROUND:
        text = text[:AROUND].rpartition(" ")[0]
    return f"{text} …" if is_cut and text else text
