"""What to look for in papers for each name in a register: the whole of it, and the parts that are telling alone."""

from collections.abc import Hashable, Iterator
from dataclasses import dataclass

from models.rules.interest_words import (
    LEADING,
    LEGAL,
    POSTCODE,
    SHORT_STREETS,
    STREETS,
    TITLES,
    WORD,
    bare,
    is_generic,
    plain,
)

Words = tuple[str, ...]
SHORTEST_ALONE = 4


@dataclass(frozen=True, slots=True)
class Name:
    """A person, company, body or place as a register has it. `key` is the caller's: whose it is, and from where."""

    key: Hashable
    words: str
    is_place: bool = False


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words that must stand one after another, in plain form; whether they are the whole of the name or a part."""

    name: Name
    words: Words
    is_whole: bool


def phrases_of(name: Name) -> list[Phrase]:
    """What to look for, each once, whole names first. Nothing where a name holds only words that every paper holds."""
    found: dict[Words, bool] = {}
    for words, is_whole in _ways(name):
        if words and _is_telling(words):
            found.setdefault(words, is_whole)
    return [Phrase(name, words, is_whole) for words, is_whole in found.items()]


def _ways(name: Name) -> Iterator[tuple[Words, bool]]:
    if name.is_place or _is_address(name.words):
        yield from _ways_of_address(name.words)
    else:
        yield from _ways_of_body(name.words)


def _ways_of_body(text: str) -> Iterator[tuple[Words, bool]]:
    """A person, company or body: without titles and Ltd; with initials run together or apart; and shortened."""
    words = [bare(word) for word in WORD.findall(text)]
    titled = bool(words) and words[0] in TITLES
    words = _without_ends(words, TITLES | {"the"}, LEGAL)
    while words and words[-1] == "and":
        words = _without_ends(words[:-1], frozenset(), LEGAL)
    whole = _plain(words)
    yield whole, True
    yield from ((way, True) for way in _initials(whole))
    if titled and len(words) > 1 and len(words[0]) > 1:
        yield (words[0][0], *whole[1:]), False
    elif len(whole) > 1 and len(words[0]) >= SHORTEST_ALONE and not titled and not is_generic(whole[0]):
        yield whole[:1], False


def _ways_of_address(text: str) -> Iterator[tuple[Words, bool]]:
    """A place: the first part of its address whole; the street without its number; the postcode; the parts after."""
    for postcode in POSTCODE.findall(text):
        yield _plain([bare(word) for word in WORD.findall(postcode)]), True
    parts = [[bare(word) for word in WORD.findall(part)] for part in POSTCODE.sub(" ", text).split(",")]
    for place, part in enumerate(filter(None, parts)):
        words = _without_ends(part, LEADING, frozenset())
        is_street = len(words) > 1 and words[-1] in STREETS
        is_whole = place == 0 or is_street
        yield from ((way, is_whole) for way in _street_ways(words))
        if is_street and words[0][:1].isdigit():
            yield from ((way, False) for way in _street_ways(words[1:]))


def _street_ways(words: list[str]) -> Iterator[Words]:
    yield _plain(words)
    if words and words[-1] in SHORT_STREETS:
        yield _plain([*words[:-1], SHORT_STREETS[words[-1]]])


def _initials(words: Words) -> Iterator[Words]:
    """ "J P Morgan" and "JP Morgan" are one."""
    first = next((n for n, word in enumerate(words) if len(word) > 1), len(words))
    if 1 < first < len(words):
        yield ("".join(words[:first]), *words[first:])
    if words and len(words) > 1 and 1 < len(words[0]) <= 3 and not is_generic(words[-1]):
        yield (*words[0], *words[1:])


def _without_ends(words: list[str], leading: frozenset[str], trailing: frozenset[str]) -> list[str]:
    while words and words[0] in leading:
        words = words[1:]
    while words and words[-1] in trailing:
        words = words[:-1]
    return words


def _plain(words: list[str]) -> Words:
    return tuple(words) if len(words) == 1 else tuple(plain(word) for word in words)


def _is_telling(words: Words) -> bool:
    """Whether the words tell one name from others: three together do; two or one only if one of them is not common."""
    if len(words) == 1:
        return not is_generic(plain(words[0]))
    return len([word for word in words if word not in ("and", "of", "the")]) > 2 or not all(map(_is_common, words))


def _is_common(word: str) -> bool:
    return is_generic(word) and not any(letter.isdigit() for letter in word)


def _is_address(text: str) -> bool:
    parts = [WORD.findall(part.lower()) for part in text.split(",")]
    has_street = any(len(part) > 1 and part[-1] in STREETS and part[0][0].isdigit() for part in parts)
    return has_street or POSTCODE.search(text) is not None
