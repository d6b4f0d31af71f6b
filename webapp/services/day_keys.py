"""Places in long lists in order of days: where a page of one begins, as its address says it."""

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, order=True, slots=True)
class DayKey:
    """A place in such a list, just beyond which a page begins: a day and a record. Written 2019-05-04-123."""

    day: date
    number: int

    @classmethod
    def from_text(cls, text: str) -> "DayKey":
        """The key as an address carries it. ValueError if it is none."""
        day, number = text[:10], text[11:]
        if text[10:11] != "-" or not (number.isdecimal() and number.isascii() and len(number) <= 9):
            raise ValueError(text)
        return cls(date.fromisoformat(day), int(number))

    def __str__(self) -> str:
        return f"{self.day}-{self.number}"
