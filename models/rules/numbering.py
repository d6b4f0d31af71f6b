"""The numbers of agenda items, in the committee's own style: 5, 1(1), 5A, 6a, 2.1."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from string import ascii_uppercase

from models.vocabulary import NumberingStyle

Key = int | str


@dataclass(frozen=True, slots=True)
class Numbered:
    """An item as far as its number goes.

    `children_style` overrides the committee's style for the items directly below. An unnumbered item takes no number,
    and those below it carry on the numbering it stands in. An item that `continues` was put in late: it takes the
    number before it and a letter, so that later items keep the numbers already published.
    """

    key: Key
    children: Sequence["Numbered"] = ()
    children_style: NumberingStyle | None = None
    is_unnumbered: bool = False
    continues: bool = False


def labels(
    items: Sequence[Numbered],
    *,
    top: NumberingStyle = NumberingStyle.PLAIN,
    below: NumberingStyle = NumberingStyle.BRACKETED,
) -> dict[Key, str]:
    """The full label of every item by its key: "5", "1(1)", "5A"; empty for an unnumbered one.

    `top` numbers the items of the agenda, `below` those under them that have no style of their own. Items put in late
    are lettered last, with the first letter not already in use: after 5A and 5B under item 5 comes 5C.
    """
    run = _Run(below, {}, [])
    run.number(items, _Level(top, ""))
    while run.late:
        item, after = run.late.pop(0)
        run.give(item, _first_free(after, set(run.found.values())))
    return run.found


def letters(number: int) -> str:
    """The number in letters: 1 is A, 26 is Z, 27 is AA."""
    word = ""
    while number > 0:
        number, place = divmod(number - 1, 26)
        word = ascii_uppercase[place] + word
    return word


@dataclass(slots=True)
class _Level:
    """One run of numbers: their style, what they stand under, and the last one given."""

    style: NumberingStyle
    prefix: str
    count: int = 0
    last: str = ""

    def next_label(self) -> str:
        """Give the next number of the run."""
        self.count += 1
        self.last = _written(self.style, self.prefix, self.count)
        return self.last


@dataclass(slots=True)
class _Run:
    """The labels found so far, and the late items still to be lettered, each with the label it comes after."""

    below: NumberingStyle
    found: dict[Key, str]
    late: list[tuple[Numbered, str]]

    def number(self, items: Sequence[Numbered], level: _Level) -> None:
        """Label the items of one level and all below them, putting late ones aside."""
        for item in items:
            if item.is_unnumbered or level.style is NumberingStyle.UNNUMBERED:
                self.found[item.key] = ""
                style = item.children_style
                self.number(item.children, level if style is None else _Level(style, level.prefix))
            elif item.continues and level.last:
                self.late.append((item, level.last))
            else:
                self.give(item, level.next_label())

    def give(self, item: Numbered, label: str) -> None:
        """Give one item its label and number what is below it."""
        self.found[item.key] = label
        self.number(item.children, _Level(item.children_style or self.below, label))


def _written(style: NumberingStyle, prefix: str, number: int) -> str:
    # A letter straight after a letter would read as a longer one: 5A's second child is 5A.B, not 5AB.
    lettered = prefix + ("." if prefix[-1:].isalpha() else "")
    forms: Mapping[NumberingStyle, str] = {
        NumberingStyle.PLAIN: f"{number}",
        NumberingStyle.BRACKETED: f"{prefix}({number})",
        NumberingStyle.LETTERED: f"{lettered}{letters(number)}",
        NumberingStyle.LOWER_LETTERED: f"{lettered}{letters(number).lower()}",
        NumberingStyle.DECIMAL: f"{prefix}.{number}" if prefix else f"{number}",
    }
    return forms[style]


def _first_free(after: str, taken: set[str]) -> str:
    return next(label for label in _late_labels(after) if label not in taken)


def _late_labels(after: str) -> Iterator[str]:
    """5A, 5B … after 5; 1(2A) after 1(2); 5BA after 5B; 5ba after 5b."""
    stem, bracket = (after[:-1], ")") if after.endswith(")") else (after, "")
    number = 0
    while True:
        number += 1
        letter = letters(number)
        yield f"{stem}{letter.lower() if stem[-1:].islower() else letter}{bracket}"
