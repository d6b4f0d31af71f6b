"""Line 22: the names in members' registers looked for in an agenda's papers, against a first-word index by hand."""

import random
import re
from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import count
from statistics import quantiles
from threading import Event, Thread
from time import perf_counter

from bench import words
from bench.asking import Request
from bench.protocol import Case, measure
from bench.site import Site
from bench.table import Row
from models.rules import interest_matching
from models.rules.interest_matching import Index, Passage, Place
from models.rules.interest_names import Name

BY_HAND, MATCHED = "first-word index by hand", "2,000 interests in 20,000 words"
LIMIT, EVERYBODY = "the limit of 2 s", "101 members, 40 items, 500 pages"
BESIDE, UNNOTICED = "another page beside one member's look at those", "the limit of 200 ms"
INTERESTS, LENGTH = 2_000, 20_000
MEMBERS, ITEMS, PAGES, WORDS_A_PAGE, ENTRIES = 101, 40, 500, 500, 12
TOLD_APART = re.compile(r"[A-Za-z0-9']+")
ENDINGS = ("Ltd", "Partnership", "Homes Limited", "Trust", "& Sons", "Services plc", "Road", "Farm")
SYLLABLES = ("ash", "bor", "cul", "dren", "fen", "gar", "hol", "kes", "lin", "mer", "nor", "pel", "rud", "sto", "tam")


def matching(site: Site) -> list[Row]:
    """Line 22, and everybody's registers at once: in at most two seconds, and beside requests."""
    return [_against_the_index(site), *_everybody(site)]


def _against_the_index(site: Site) -> Row:
    chance = random.Random(22)
    names = [_name(chance) for _ in range(INTERESTS)]
    text = _prose(chance, LENGTH, names)
    by_hand, index = _by_first_word(names), interest_matching.index_of(_as_names(names))
    hand, matched = _found_by_hand(by_hand, text), _matched([[text]], index)
    cases = [
        Case(BY_HAND, lambda: _found_by_hand(by_hand, text)),
        Case(MATCHED, lambda: _matched([[text]], index)),
    ]
    note = f"{len(hand)} found by hand; {matched} with ranks, excerpts, other spellings and parts of names"
    measured = measure(cases, site.pace, control=BY_HAND)
    return site.row(measured, MATCHED, BY_HAND, "22", 2, 1.3, note=note)


def _everybody(site: Site) -> Iterator[Row]:
    chance = random.Random(101)
    names = [_name(chance) for _ in range(MEMBERS * ENTRIES)]
    pages = [_prose(chance, WORDS_A_PAGE, names) for _ in range(PAGES)]
    items = [["\n".join(pages[n::ITEMS])] for n in range(ITEMS)]
    times = []
    for _ in range(max(3, site.pace.runs)):
        began = perf_counter()
        found = _matched(items, interest_matching.index_of(_as_names(names)))
        times.append(perf_counter() - began)
    middle = sorted(times)[len(times) // 2]
    note = f"{PAGES * WORDS_A_PAGE:,} words, {len(names):,} names, {found} found; all prepared anew each time"
    yield _row(site, EVERYBODY, LIMIT, 2000, middle * 1000, 1, 0.5, note)
    mine = interest_matching.index_of(_as_names(names[:ENTRIES]))
    page = Request(site.app(), "/health")
    alone, beside = _slowest(page, lambda: None), _slowest(page, lambda: _matched(items, mine))
    note = (
        f"of a hundred requests the slowest but one, while members' first looks follow each other; alone {alone:.1f} ms"
    )
    yield _row(site, BESIDE, UNNOTICED, 200, beside, 1, 0.5, note)


def _row(
    site: Site, name: str, floor: str, limit: float, amount: float, target: float, stretch: float, note: str
) -> Row:
    ratio = amount / limit
    return Row("22", name, floor, limit, amount, ratio, ratio, ratio, target, stretch, note=note, database=site.engine)


def _slowest(page: Request, work: Callable[[], object], seconds: float = 3) -> float:
    """In milliseconds, how long a request takes that only one in a hundred outlasts, while a thread works."""
    over, times = Event(), []

    def keep_working() -> None:
        while not over.is_set():
            work()
            over.wait(0.01)

    worker = Thread(target=keep_working)
    worker.start()
    until = perf_counter() + seconds
    while perf_counter() < until:
        began = perf_counter()
        page()
        times.append((perf_counter() - began) * 1000)
    over.set()
    worker.join()
    return quantiles(times, n=100)[98]


def _matched(items: list[list[str]], index: Index) -> int:
    agenda = interest_matching.prepare([Passage(Place.REPORT, text) for text in item] for item in items)
    return len(interest_matching.touching(agenda, index))


def _by_first_word(names: list[str]) -> dict[str, list[list[str]]]:
    index: dict[str, list[list[str]]] = defaultdict(list)
    for name in names:
        told = TOLD_APART.findall(name.lower())
        index[told[0]].append(told)
    return dict(index)


def _found_by_hand(index: dict[str, list[list[str]]], text: str) -> set[str]:
    """Exact words only: no rank, no excerpt, no other spelling."""
    found: set[str] = set()
    told = TOLD_APART.findall(text.lower())
    for place, word in enumerate(told):
        for name in index.get(word, ()):
            if told[place : place + len(name)] == name:
                found.add(" ".join(name))
    return found


def _as_names(names: list[str]) -> Iterator[Name]:
    numbers = count()
    return (Name(next(numbers), name) for name in names)


def _name(chance: random.Random) -> str:
    made = "".join(chance.choices(SYLLABLES, k=3)).capitalize()
    return f"{made} {chance.choice(ENDINGS)}"


def _prose(chance: random.Random, length: int, names: list[str]) -> str:
    """So many words of the made-up council's reports, with a name of somebody's register now and then."""
    said: list[str] = []
    while len(said) < length:
        said += chance.choice((*words.TEXTS, *words.RECOMMENDATIONS, *words.SUBJECTS)).split()
        if chance.random() < 0.1:
            said += chance.choice(names).split()
    return " ".join(said[:length])
