"""The words that tell one topic from another, for comparing how two are worded."""

import re
from functools import lru_cache

from models.rules.interest_words import plain

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


# Words that join, and words that programmes are full of whatever the topic.
EMPTY = _words(
    """
    a about across after again all also an and any are as at be been before between both by can could for from has have
    how in including into is it its many may more new no not of on or other our over per should some such than that
    the their them then there these they this those through to under up was were what when where which who will with
    within would committee panel board member council county borough district city cabinet scrutiny overview work
    programme report reporting reported update updated review reviewed reviewing annual annually quarterly monthly year
    yearly quarter progress item topic meeting presentation consider consideration receive briefing information note
    question issue matter detail performance monitoring budget service outturn look looking examine discuss
    discussion outcome ongoing
    """
)


# A council writes of the same things again and again, in a few thousand words.
_plain = lru_cache(maxsize=16_384)(plain)


@lru_cache(maxsize=16_384)
def content_words(title: str) -> frozenset[str]:
    """The words of a title that say what it is about, without case, possessives and the endings of plurals."""
    return words_of(title)


def words_of(text: str) -> frozenset[str]:
    """The same of a longer text, which is not kept for the next time."""
    words = (_plain(word) for word in WORD.findall(text))
    return frozenset(word for word in words if len(word) > 1 and word not in EMPTY and not word.isdigit())


@lru_cache(maxsize=16_384)
def numbers(text: str) -> frozenset[str]:
    """The words with a figure in them: quarters, years, key stages. Topics that differ in these are a series."""
    return frozenset(word.lower() for word in WORD.findall(text) if any(letter.isdigit() for letter in word))


def likeness(one: frozenset[str], other: frozenset[str]) -> float:
    """How much of the words of two is shared, from 0 to 1."""
    return len(one & other) / len(one | other) if one and other else 0.0
