"""Counts that somebody typed into the words of a report, held against those that the figures give.

The report of June 2019 speaks of "seven agreed policy areas" above a table of six, and of "52.4% (11)" behind target,
where data was awaited for four of the eleven. Another says "75% (9) on track … remainder 25% (2)" of 12 measures.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import NamedTuple

from models.rules.figures import places_of, rounded
from models.rules.wording import and_list, count_of
from models.scorecard_bodies import ScorecardBody
from models.scorecard_vocabulary import Standing

_NUMBERS = (
    *("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty"),
)
_NUMBER = rf"\b(?P<number>\d{{1,3}}|{'|'.join(_NUMBERS)})\b"
_AREAS = re.compile(rf"{_NUMBER}(?: [a-z]+)? policy areas\b", re.IGNORECASE)
_PAIR = re.compile(
    r"(?P<percent>\d{1,3}(?:\.\d{1,2})?) ?% ?\((?P<number>\d{1,3})\)"
    r"|\b(?P<number2>\d{1,3}) ?\((?P<percent2>\d{1,3}(?:\.\d{1,2})?) ?%\)"
)
_SENTENCE = re.compile(r"(?<=[.!?])\s+|\n+")
_SAID = (
    (
        Standing.OFF_TRACK,
        re.compile(r"behind|not on track|off track|missed|not (?:been )?(?:met|achieved)", re.IGNORECASE),
    ),
    (Standing.NO_DATA, re.compile(r"await|not available|no data", re.IGNORECASE)),
    (Standing.ON_TRACK, re.compile(r"on track|on target|achieved|\bmet\b", re.IGNORECASE)),
)


@dataclass(frozen=True, slots=True)
class Counted:
    """What the figures give: the policy areas of the framework, how many measures stand how, and the areas of these."""

    areas: int
    standings: dict[str, int]
    areas_here: int = 0

    @property
    def measures(self) -> int:
        """How many measures are reported."""
        return sum(self.standings.values())


class _Pair(NamedTuple):
    """A count with its percentage, as typed, and the words that go with it."""

    typed: str
    number: int
    percent: Decimal
    about: str


def of_scorecard(body: ScorecardBody) -> list[str]:
    """What the words written in a scorecard count otherwise than its own figures and its table of policy areas do."""
    here = sum(one["is_reported"] for one in body["areas"])
    counted = Counted(len(body["areas"]), body["summary"]["counts"], here)
    words = (body["recommendation"], body["introduction"], body["context"])
    return disagreements("\n".join(words), counted)


def disagreements(words: str, counted: Counted) -> list[str]:
    """What the words of a report count otherwise than its figures do, a sentence each; empty if nothing is wrong."""
    found = [*_areas(words, counted)]
    for sentence in _SENTENCE.split(words):
        pairs = list(_pairs(sentence))
        found += [*(said for pair in pairs for said in _of_pair(pair, counted)), *_left_out(pairs, counted)]
    return list(dict.fromkeys(found))


def _areas(words: str, counted: Counted) -> Iterator[str]:
    for typed in _AREAS.finditer(words):
        number = typed["number"].lower()
        said = int(number) if number.isdigit() else _NUMBERS.index(number)
        if counted.areas and said not in (counted.areas, counted.areas_here):
            here = f", and this report is about {counted.areas_here} of them" if counted.areas_here else ""
            yield f"The words say “{typed[0]}”; the table has {counted.areas}{here}."


def _pairs(sentence: str) -> Iterator[_Pair]:
    """Each count with what follows it up to the next, and with what comes before if that says nothing of it."""
    matches = list(_PAIR.finditer(sentence))
    for place, found in enumerate(matches):
        until = matches[place + 1].start() if place + 1 < len(matches) else len(sentence)
        since = matches[place - 1].end() if place else 0
        after, before = sentence[found.end() : until], sentence[since : found.start()]
        about = after if any(pattern.search(after) for _, pattern in _SAID) else before
        number, percent = found["number"] or found["number2"], found["percent"] or found["percent2"]
        yield _Pair(found[0], int(number), Decimal(percent), about)


def _of_pair(pair: _Pair, counted: Counted) -> Iterator[str]:
    standing = next((word for word, pattern in _SAID if pattern.search(pair.about)), None)
    if standing is None or not counted.measures:
        return
    share = rounded(Decimal(pair.number * 100) / counted.measures, places_of(pair.percent))
    if share != pair.percent:
        yield f"The words say “{pair.typed}”; {pair.number} of {count_of(counted.measures, 'measure')} is {share}%."
    real = counted.standings.get(standing, 0)
    if standing is Standing.OFF_TRACK:
        real += counted.standings.get(Standing.NEAR, 0)
    if real != pair.number:
        yield f"The words say “{pair.typed}” {_IS[standing]}; the figures give {real}{_besides(standing, counted)}."


def _left_out(pairs: list[_Pair], counted: Counted) -> Iterator[str]:
    """Percentages that make a hundred of numbers that do not make the whole."""
    number, percent = sum(pair.number for pair in pairs), sum((pair.percent for pair in pairs), Decimal(0))
    if len(pairs) > 1 and abs(percent - 100) < 1 and counted.measures and number != counted.measures:
        typed = and_list([f"“{pair.typed}”" for pair in pairs])
        yield f"The words say {typed}: that is {number} of {count_of(counted.measures, 'measure')}."


_IS = {
    Standing.ON_TRACK: "on track",
    Standing.OFF_TRACK: "behind target",
    Standing.NO_DATA: "without data",
}


def _besides(standing: Standing, counted: Counted) -> str:
    """Those that a count of what is behind target may have taken in by mistake."""
    if standing is not Standing.OFF_TRACK:
        return ""
    unjudged = [
        f"{number} {words}"
        for word, words in ((Standing.NO_DATA, "without data"), (Standing.NO_TARGET, "without a target"))
        if (number := counted.standings.get(word, 0))
    ]
    return f", besides {and_list(unjudged)}" if unjudged else ""
