"""Counts that somebody typed into the words of a performance report, compared with what the report itself counts.

A report's own summary is computed and adds up. Words above it may still say "75% (9) on track … remainder 25% (2)" of
12 measures, or name seven policy areas above a table of six: each is pointed out, and nothing is changed.
"""

import re
from decimal import Decimal

from models.rules.figures import rounded
from models.rules.wording import count_of
from models.scorecard_bodies import ScorecardBody
from models.scorecard_vocabulary import Standing

WORDS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
_AREAS = re.compile(rf"\b(\d+|{'|'.join(WORDS)})\s+(?:\w+\s+)?policy areas\b", re.IGNORECASE)
_SHARE = re.compile(r"(\d+(?:\.\d+)?)\s?%\s*\((\d+)\)")
_SENTENCE = re.compile(r"(?<=[.!?])\s+(?=[A-Z“])|\n+")


def remarks(body: ScorecardBody) -> list[str]:
    """What its typed words count otherwise than the report does, a sentence each; none where nothing disagrees."""
    words = "\n".join(body[part] for part in ("recommendation", "introduction", "context"))
    found = [remark for one in _AREAS.finditer(words) if (remark := _areas(one, body))]
    for sentence in _SENTENCE.split(words):
        found += _shares(_SHARE.findall(sentence), body)
    return found


def _areas(said: re.Match[str], body: ScorecardBody) -> str:
    word = said[1].lower()
    number = WORDS.index(word) if word in WORDS else int(word)
    in_all, here = len(body["areas"]), sum(one["is_reported"] for one in body["areas"])
    if not in_all or number in (in_all, here):
        return ""
    return f"“{said[0]}”: the table has {in_all}, and this report is about {here} of them."


def _shares(pairs: list[tuple[str, str]], body: ScorecardBody) -> list[str]:
    """What is wrong with shares that are said with their numbers: "47.6% (10) … 52.4% (11)"."""
    total, counted = len(body["measures"]), sum(int(number) for _, number in pairs)
    if not pairs or not total:
        return []
    told = " … ".join(f"{percent}% ({number})" for percent, number in pairs)
    found = [
        f"“{percent}% ({number})”: {number} of {count_of(total, 'measure')} are {_share(int(number), total, percent)}%."
        for percent, number in pairs
        if _share(int(number), total, percent) != Decimal(percent)
    ]
    without = body["summary"]["counts"].get(Standing.NO_DATA, 0)
    if counted == total and without:
        found.append(f"“{told}” counts all {total} measures, and for {without} of them there is no figure to judge.")
    elif counted != total:
        found.append(f"“{told}” counts {counted} of {count_of(total, 'measure')}.")
    return found


def _share(number: int, total: int, like: str) -> Decimal:
    """A share in per cent, with as many decimals as the one that was typed."""
    return rounded(Decimal(number) * 100 / total, len(like.partition(".")[2]))
