"""What forms offer: the words of a vocabulary, and the records to choose from."""

from collections.abc import Callable, Iterable
from enum import StrEnum
from typing import Any

from wtforms.validators import Length

from models.vocabulary import NumberingStyle
from webapp.address_parts import LARGEST

NUMBERINGS = {
    NumberingStyle.PLAIN.value: "1, 2, 3",
    NumberingStyle.BRACKETED.value: "(1), (2): below item 5, 5(1) and 5(2)",
    NumberingStyle.LETTERED.value: "A, B: below item 5, 5A and 5B",
    NumberingStyle.LOWER_LETTERED.value: "a, b: below item 5, 5a and 5b",
    NumberingStyle.DECIMAL.value: "5.1, 5.2",
    NumberingStyle.UNNUMBERED.value: "No numbers",
}


def words_of(vocabulary: type[StrEnum]) -> dict[str, str]:
    """Each word of a vocabulary, as a list to choose from shows it."""
    return {word.value: word.value[0].upper() + word.value[1:] for word in vocabulary}


def records(found: Iterable[Any], none: str = "") -> dict[str, str]:
    """Each record's number and name; with `none`, first of all the words for choosing none of them."""
    return ({"": none} if none else {}) | {str(record.id): record.name for record in found}


def number_or_none(value: object) -> int | None:
    """The number of the record chosen; None for none. ValueError for what no database could keep."""
    number = int(str(value)) if value not in (None, "", "None") else None
    if number is not None and abs(number) > LARGEST:
        raise ValueError(f"No record has the number {number}.")
    return number


def word_or_none(vocabulary: type[StrEnum]) -> Callable[[object], StrEnum | None]:
    """Reads a word of a vocabulary, or nothing chosen."""
    return lambda value: vocabulary(value) if value not in (None, "", "None") else None  # type: ignore[arg-type]


def at_most(characters: int) -> Length:
    """Refuses a text that would not fit, with a sentence."""
    return Length(max=characters, message=f"Use {characters} characters or fewer.")
