"""What an officer answers about a file of readings: what its columns hold, which measures it means, each odd figure."""

import re
from collections.abc import Mapping, Sequence

from models.rules.reading_columns import Column, Field
from models.rules.reading_rows import LEAVE, SURE

Answers = dict[str, str]
LONGEST_ANSWER = 300
NAMES = re.compile(r"(?:r\d{1,6}(?:c\d{1,3})?-(?:take|value|period)|measure-\d{1,6}|sure-\d{1,9}|reason)")
# What a box stood filled with, sent beside it: it is the file's word, which follows its column.
OFFERED = "-offered"
AS_IT_IS = ""
WAYS = {AS_IT_IS: "Put it in", SURE: "It is right: put it in as it stands", LEAVE: "Leave it out"}
WAYS_OF_ALL = {AS_IT_IS: "Ask of each", SURE: "They are right: put them in as they stand"}


def of_columns(columns: Sequence[Column]) -> Answers:
    """The answers that say what each column holds."""
    found: Answers = {}
    for place, one in enumerate(columns):
        found |= {f"column-{place}": str(one.field or ""), f"column-{place}-period": one.period}
    return found


def columns_of(answers: Answers) -> list[Column]:
    """What each column holds, as it is answered now. Figures of a period whose name was left are of the heading's."""
    found = []
    place = 0
    while (said := answers.get(f"column-{place}")) is not None:
        field = Field(said) if said in set(Field) else None
        period = answers.get(f"column-{place}-period", "") if field is Field.OF_PERIOD else ""
        found.append(Column(field, period))
        place += 1
    return found


def typed_into(answers: Answers, typed: Mapping[str, str]) -> Answers:
    """The answers with what was typed in their place; nothing else that was sent is taken.

    A box that was sent as the page had filled it is no answer: once its column is read otherwise, so is its row.
    """
    made = dict(answers)
    for name, said in typed.items():
        words = _on_one_line(said)
        is_as_offered = words and words == _on_one_line(typed.get(f"{name}{OFFERED}", ""))
        if not is_as_offered and (name in answers or (NAMES.fullmatch(name) and words)):
            made[name] = words
    return {name: words for name, words in made.items() if words or name.startswith("column-")}


def _on_one_line(said: str) -> str:
    """As a box of one line sends it: a browser keeps the ends of lines only of what is hidden."""
    return said.replace("\r", "").replace("\n", "").strip()[:LONGEST_ANSWER]


def sure_of(answers: Answers) -> set[str]:
    """The places whose figure somebody says is right as it stands."""
    return {name.removesuffix("-take") for name, said in answers.items() if name.endswith("-take") and said == SURE}


def sure_measures(answers: Answers) -> set[int]:
    """The measures of which somebody says once that their figures may be such as they are."""
    found = (name.removeprefix("sure-") for name, said in answers.items() if name.startswith("sure-") and said == SURE)
    return {int(number) for number in found}


def corrections(first: Answers, answers: Answers) -> int:
    """How many answers are not as the file gave them."""
    return sum(first.get(name, "") != said for name, said in answers.items())


def reads_otherwise(before: Answers, after: Answers) -> bool:
    """Whether the rows are read by other columns or other measures: then nobody has seen what becomes of them."""
    names = {name for name in {*before, *after} if name.startswith(("column-", "measure-"))}
    return any(before.get(name, "") != after.get(name, "") for name in names)
