"""Which committees' remits a decision touches, by the words they share. Nothing is concluded: an officer decides.

Words that every remit has say nothing; a word that one remit alone has says most. A decision of a portfolio holder who
answers to a committee touches it whatever its words.
"""

import math
import re
from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
SHORTEST = 4
# A word in the title that one remit of several has, or two words that few have.
ENOUGH = 1.5
TITLE_COUNTS = 1.5
NAME_COUNTS = 1.5
MOST_WORDS_SHOWN = 6


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that decisions and remits of every kind are full of.
EVERYDAY = _words(
    """
    about above across action actions after against agree agreed agreement also among annual another any appropriate
    approval approve approved area areas arrangement arrangements authority authorities based because been before being
    between body both cabinet carried chair chairman change changes committee committees consider consideration
    considered contract contracts council councils county current decide decided decision decisions delegate delegated
    deliver delivery department director district during each effect ensure executive following forward from function
    functions future general have hold holder including into issue issues item items its local made make making
    management matter matters meeting meetings member members month more need needs notice number office officer
    officers only option options other over overview own panel part people person place plan plans policies policy
    portfolio power powers present process procurement programme progress project proposal proposals proposed provide
    provided provision public purpose recommend recommendation recommendations recommended regard relating related
    relation relevant report reports require required resource resources responsibility responsible result review
    reviews role scheme scrutinise scrutiny section seek service services shall should some statutory strategic
    strategy such support task that their them these they this those through together towards under update upon used
    various when where which while whole will with within work working would year years
    """
)


@dataclass(frozen=True, slots=True)
class Remit:
    """A committee that looks at decisions: its name, and what it is responsible for."""

    committee_id: int
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Touched:
    """A remit that a decision touches: the words they share, the most telling first."""

    committee_id: int
    words: tuple[str, ...]
    score: float
    is_by_holder: bool = False


def touching(title: str, matter: str, remits: Sequence[Remit], *, holders: Collection[int] = ()) -> list[Touched]:
    """The remits a decision touches, the most likely first; `holders` are those its portfolio holder answers to."""
    read = {one.committee_id: (_stems(one.name), _stems(one.text)) for one in remits}
    spread = Counter(stem for name, text in read.values() for stem in {*name, *text})
    in_title, in_matter = _stems(title), _stems(matter)
    found = []
    for one in remits:
        name, text = read[one.committee_id]
        weights = {
            stem: _weight(spread[stem], len(remits)) * _counts(stem, in_title, name)
            for stem in {**in_title, **in_matter}
            if stem in name or stem in text
        }
        shared = sorted(weights, key=lambda stem: (-weights[stem], stem))
        score, is_by_holder = sum(weights.values()), one.committee_id in holders
        is_more_than_a_word = len(shared) > 1 or any(stem in in_title for stem in shared)
        if (score >= ENOUGH and is_more_than_a_word) or is_by_holder:
            said = {**in_matter, **in_title}
            words = tuple(said[stem] for stem in shared[:MOST_WORDS_SHOWN])
            found.append(Touched(one.committee_id, words, round(score, 3), is_by_holder))
    return sorted(found, key=lambda one: (not one.is_by_holder, -one.score, one.committee_id))


def _weight(committees: int, of: int) -> float:
    """How much a word says that so many remits of so many have: most for one alone, nearly nothing for all."""
    return math.log2((of + 1) / committees)


def _counts(stem: str, in_title: Collection[str], in_name: Collection[str]) -> float:
    return (TITLE_COUNTS if stem in in_title else 1.0) * (NAME_COUNTS if stem in in_name else 1.0)


@lru_cache(maxsize=1024)
def _stems(text: str) -> Mapping[str, str]:
    """The words that say something, each by its stem, with the first way it is said here.

    Every decision is held against every remit, so that a remit's words are kept for the next.
    """
    found: dict[str, str] = {}
    for match in WORD.finditer(text):
        word = match[0].lower().replace("’", "'").removesuffix("'s").rstrip("'")
        if (len(word) >= SHORTEST or (match[0].isupper() and len(word) > 2)) and word not in EVERYDAY:
            found.setdefault(_stem(word), match[0] if match[0].isupper() else word)
    return found


def _stem(word: str) -> str:
    """One form for "school" and "schools", "library" and "libraries", "housing" and "house", "child" and "children"."""
    for ending, instead in (("children", "child"), ("ies", "y"), ("ing", ""), ("sses", "ss"), ("s", "")):
        if word.endswith(ending) and len(word) - len(ending) + len(instead) >= SHORTEST and not word.endswith("ss"):
            return (word[: -len(ending)] + instead).rstrip("e")
    return "child" if word == "children" else word.rstrip("e")
