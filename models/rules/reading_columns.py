"""What the columns of somebody's file of readings hold: guessed from their headings, unless the council has said so.

In the long format each row is one figure, and columns hold its measure, period and value. In the wide format each row
is a measure and series, and each of several columns holds the figures of one period.
"""

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import zip_longest

from models.rules import periods
from models.rules.broken import RuleBroken
from models.rules.periods import Period
from models.scorecard_vocabulary import Frequency


class Field(StrEnum):
    """What a column of a file of readings can hold."""

    MEASURE = "measure"
    CODE = "code of the measure"
    SERIES = "series"
    PERIOD = "period"
    VALUE = "figure"
    NUMERATOR = "numerator"
    DENOMINATOR = "denominator"
    PARTS = "numerator out of denominator"
    STATE = "whether there is a figure"
    PROVISIONAL = "provisional until"
    EXPECTED = "data expected on"
    NOTE = "note"
    REASON = "why a figure changes"
    OF_PERIOD = "figures of one period"
    LEFT_OUT = "left out"


@dataclass(frozen=True, slots=True)
class Column:
    """What one column holds; `period` is the one that its figures are of. No field where nobody has said yet."""

    field: Field | None
    period: str = ""


# The first that is found in a heading, in plain small letters, says what the column holds.
SAID = (
    (
        Field.LEFT_OUT,
        r"target|band|amber|against|direction|travel|trend|polarity|good is|outcome|policy area",
    ),
    (Field.LEFT_OUT, r"owner|unit|shown as|address|frequency|variance|rag\b|provisional$|period ends"),
    (Field.PROVISIONAL, r"provisional"),
    (Field.EXPECTED, r"expected|due"),
    (Field.REASON, r"reason|why"),
    (Field.NUMERATOR, r"numerator"),
    (Field.DENOMINATOR, r"denominator|out of"),
    (Field.PARTS, r"parts"),
    (Field.STATE, r"state\b|availability"),
    (Field.CODE, r"code|ref\b|reference|no\b|number\b|id\b"),
    (Field.MEASURE, r"measure|indicator|kpi"),
    (Field.PERIOD, r"period|quarter|month|year|term\b|date|as at"),
    (Field.SERIES, r"series|comparator|geography|region|authority|area"),
    (Field.NOTE, r"notes?\b|comment"),
    (Field.VALUE, r"value|figure|actual|result|reading|outturn|performance"),
    (Field.MEASURE, r"name|title|description"),
)
BESIDE_A_PERIOD = re.compile(r"\b(?:actuals?|figures?|outturn|values?|results?|performance)\b", re.IGNORECASE)
ONLY_ONE = frozenset(Field) - {Field.OF_PERIOD, Field.LEFT_OUT}
LONGEST_HEADING, LONGEST_MEANING = 200, 60
A_YEAR = re.compile(r"\d{4}|\d\d\s*[/-]\s*\d\d")
MONTH_WITH_A_DAY = re.compile(r"(\d{4}-\d{2})-01")


def plain(heading: str) -> str:
    """A heading as it is remembered and compared: small letters, single spaces, no marks at its ends."""
    return " ".join(re.sub(r"[*_#:.]+", " ", heading).lower().split())


def guess(headings: Sequence[str], remembered: Mapping[str, str], frequencies: Collection[Frequency]) -> list[Column]:
    """What each column holds. `remembered` are the meanings that the council has given, by plain heading.

    A heading that names a period of one of the `frequencies` heads the figures of that period. What two columns seem to
    hold is the first one's; what nobody can tell is asked about.
    """
    found: list[Column] = []
    for heading in headings:
        column = meaning_of(remembered.get(plain(heading), "")) or _guessed(heading, frequencies)
        is_taken = column.field in ONLY_ONE and any(one.field is column.field for one in found)
        found.append(Column(None) if is_taken else column)
    return found


def joined(above: Sequence[str], below: Sequence[str], frequencies: Collection[Frequency]) -> list[str]:
    """The headings that two rows make: years, perhaps merged over several columns, above quarters; else none.

    "2018/19" above "Q1" and "Q2" are "Q1 2018/19" and "Q2 2018/19". They are two rows of headings only where at least
    two periods come of it, no two of them the same, and there is a column of measures.
    """
    found: list[str] = []
    made: list[Column] = []
    year = ""
    for over, under in zip_longest(above, below, fillvalue=""):
        if over:
            year = over if A_YEAR.search(over) else ""
        both = _guessed(f"{under} {year}", frequencies) if under and year else Column(None)
        is_made = both.field is Field.OF_PERIOD and _guessed(under, frequencies).field is not Field.OF_PERIOD
        made += [both] if is_made else []
        found.append(f"{under} {year}" if is_made else under or over)
    columns = guess(found, {}, frequencies)
    has_measures = any(one.field in (Field.MEASURE, Field.CODE) for one in columns)
    alone = {one.period for one in made}
    return found if has_measures and len(alone) == len(made) > 1 else []


def meaning_of(words: str) -> Column | None:
    """The column that `words_of` told of; None where the words are none of its own."""
    name, _, period = words.partition(": ")
    return Column(Field(name), period) if name in set(Field) else None


def words_of(column: Column) -> str:
    """What is remembered of a column."""
    if column.field is None:
        return ""
    return f"{column.field}: {column.period}" if column.field is Field.OF_PERIOD else column.field.value


def is_worth_remembering(heading: str, column: Column) -> bool:
    """Whether the next file with this heading means the same by it.

    A heading without a year in it ("Actual", "Q1", "31 March") heads another period's figures next time.
    """
    name = plain(heading)
    is_of_its_time = column.field is Field.OF_PERIOD and not A_YEAR.search(name)
    fits = 0 < len(name) <= LONGEST_HEADING and len(words_of(column)) <= LONGEST_MEANING
    return fits and column.field is not None and not is_of_its_time


def period_named(frequency: Frequency, text: str) -> Period:
    """The period that a cell or heading names. Excel keeps "Mar 2019" as its first day: that is read too."""
    month = MONTH_WITH_A_DAY.fullmatch(text.strip())
    if month and frequency in (Frequency.MONTHLY, Frequency.ROLLING):
        text = month[1]
    return periods.named(frequency, text)


def problems(headings: Sequence[str], columns: Sequence[Column], frequencies: Collection[Frequency]) -> dict[str, str]:
    """What is to be said of the columns before a row can be read: a sentence for each, by the name of its answer."""
    found: dict[str, str] = {}
    for place, (heading, column) in enumerate(zip(headings, columns, strict=True)):
        name, called = f"column-{place}", f"“{heading}”" if heading else f"column {place + 1}"
        if column.field is None:
            found[name] = f"Say what {called} holds, or leave it out."
        elif column.field in ONLY_ONE and any(one.field is column.field for one in columns[:place]):
            found[name] = f"Two columns hold the {column.field}. Leave one of them out."
        elif column.field is Field.OF_PERIOD and not _is_period(column.period, frequencies):
            found[f"{name}-period"] = f"Write the period whose figures {called} holds, such as 2018/19 or Q4 2018/19."
    return found | _as_a_whole({one.field for one in columns})


def _as_a_whole(fields: set[Field | None]) -> dict[str, str]:
    if not fields & {Field.MEASURE, Field.CODE}:
        return {"column-0": "Say which column holds the measures, by their names or codes."}
    is_wide = Field.OF_PERIOD in fields
    long = fields & {Field.PERIOD, Field.VALUE, Field.NUMERATOR, Field.DENOMINATOR, Field.PARTS, Field.STATE}
    if is_wide and long:
        told = next(one for one in Field if one in long)
        return {"column-0": f"One column holds the {told}, another the figures of one period. Leave one of them out."}
    if not is_wide and (Field.PERIOD not in fields or not long - {Field.PERIOD}):
        return {"column-0": "Say which columns hold the period and the figure, or a column’s figures of which period."}
    return {}


def _guessed(heading: str, frequencies: Collection[Frequency]) -> Column:
    words = BESIDE_A_PERIOD.sub("", heading).strip(" -–:()")
    if _is_period(words, frequencies):
        return Column(Field.OF_PERIOD, words)
    told = plain(heading)
    if not told:
        return Column(Field.LEFT_OUT)
    return Column(next((field for field, pattern in SAID if re.search(rf"\b(?:{pattern})", told)), None))


def _is_period(words: str, frequencies: Collection[Frequency]) -> bool:
    return bool(words) and any(_names(one, words) for one in frequencies)


def _names(frequency: Frequency, words: str) -> bool:
    try:
        period_named(frequency, words)
    except RuleBroken:
        return False
    return True
