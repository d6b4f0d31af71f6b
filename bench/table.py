"""The results as a table people can read, and as JSON for whoever keeps them."""

import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

HEADINGS = ("line", "what", "floor", "figure", "ratio", "range", "target", "stretch", "")


@dataclass(frozen=True)
class Row:
    """A line as it came out: `ratio` is the figure to its floor, both in `unit`, usually milliseconds."""

    line: str
    name: str
    floor: str
    floor_amount: float
    amount: float
    ratio: float
    lowest: float
    highest: float
    target: float
    stretch: float
    is_sound: bool = True
    note: str = ""
    database: str = ""
    unit: str = "ms"

    @property
    def is_met(self) -> bool:
        """Whether the target was reached."""
        return self.ratio <= self.target

    @property
    def verdict(self) -> str:
        """How it stands to its target, in words."""
        if not self.is_sound:
            return f"void: the machine was too busy ({self._plainly})"
        return self._plainly

    @property
    def _plainly(self) -> str:
        if self.ratio <= self.stretch:
            return "better than the stretch"
        return "hit" if self.is_met else "MISSED"


def in_words(rows: Sequence[Row]) -> str:
    """The table, its notes below it."""
    cells = [HEADINGS, *(_cells(row) for row in rows)]
    widths = [max(len(line[n]) for line in cells) for n in range(len(HEADINGS))]
    lines = ["  ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)).rstrip() for line in cells]
    lines.insert(1, "  ".join("-" * width for width in widths))
    notes = [f"{row.line} {row.name}: {row.note}" for row in rows if row.note]
    return "\n".join([*lines, "", *notes, ""])


def briefly(rows: Sequence[Row]) -> str:
    """What has come out so far, while the rest is still running."""
    return "\n".join(f"  {row.name}: {_ratio(row.ratio)} of {row.floor}, {row.verdict}" for row in rows)


def keep(rows: Sequence[Row], path: Path) -> None:
    """Write the results as JSON."""
    path.write_text(json.dumps([{**asdict(row), "verdict": row.verdict} for row in rows], indent=2) + "\n")


def _cells(row: Row) -> tuple[str, ...]:
    return (
        row.line,
        row.name,
        f"{row.floor} {_amount(row.floor_amount)} {row.unit}",
        f"{_amount(row.amount)} {row.unit}",
        _ratio(row.ratio),
        f"{_ratio(row.lowest)}-{_ratio(row.highest)}",
        f"<= {_ratio(row.target)}",
        _ratio(row.stretch),
        row.verdict,
    )


def _amount(number: float) -> str:
    return f"{number:,.0f}" if number >= 100 else f"{number:.3g}"


def _ratio(number: float) -> str:
    return f"{number:.2f}" if number >= 0.1 else f"1/{1 / number:.0f}" if number else "0"
