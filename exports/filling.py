"""The places in a house style's words that a meeting's own facts fill: {committee}, {date} and the others."""

import re
from collections.abc import Mapping
from dataclasses import replace

from exports.paper import Runs

PLACES = ("committee", "council", "date", "time", "venue", "room")
NOTHING = "\0"


def fill(template: str, facts: Mapping[str, str]) -> str:
    """The words with each {place} filled. A fact that is not known goes, with the comma beside it.

    Braces in a fact, or around a word that is no place, are left as they are.
    """
    filled = re.sub(r"\{([a-z_]+)\}", lambda place: _fact(place, facts), template)
    for gap in (f"{NOTHING}, ", f", {NOTHING}", NOTHING):
        filled = filled.replace(gap, "")
    return filled


def fill_runs(runs: Runs, facts: Mapping[str, str]) -> Runs:
    """The same for words in several manners, so that an asterisk in a fact is never markup."""
    return tuple(replace(run, text=fill(run.text, facts)) for run in runs)


def places_in(template: str) -> list[str]:
    """The names between braces, in order, whether known or not."""
    return re.findall(r"\{([^{}]*)\}", template)


def _fact(place: re.Match[str], facts: Mapping[str, str]) -> str:
    return (facts[place[1]] or NOTHING) if place[1] in facts else place[0]
