"""Whose figures they are: the council's own, or a comparator's by the name it is kept under already."""

from collections.abc import Iterable
from functools import lru_cache

OWN = ""
OF_THE_COUNCIL = frozenset({"", "own", "the council", "council", "this council", "us"})


@lru_cache(maxsize=4096)
def plain(words: str) -> str:
    """Words as they are compared: "England", "ENGLAND" and " england " are one."""
    return " ".join(words.replace("’", "'").casefold().split())


class SeriesNames:
    """The series of a framework's figures. `kept` are the comparators there are, `council` the council's own name.

    `otherwise` is what was written in another way than it is kept, with what it was taken for.
    """

    def __init__(self, kept: Iterable[str], council: str) -> None:
        self._kept = set(kept)
        # Of two that were kept apart before, the one with capitals is meant by any third way of writing it.
        self._by_words = {plain(one): one for one in sorted(self._kept, reverse=True)}
        self._own = {*OF_THE_COUNCIL, plain(council)}
        self.otherwise: dict[str, str] = {}

    def meant(self, typed: str) -> str:
        """The series somebody means, however it is written; one that is new is known by its first name from now on."""
        tidy = " ".join(typed.split())
        if plain(tidy) in self._own:
            found = OWN
        else:
            found = tidy if tidy in self._kept else self._by_words.setdefault(plain(tidy), tidy)
        if found != tidy:
            self.otherwise[tidy] = found
        return found
