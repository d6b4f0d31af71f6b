"""What on a published agenda may touch an interest of one member, and why. For that member alone.

Only what anybody may read is looked at: the published agenda, and the words of its published files. Of a private item
that is its public heading. The register is unsealed for the member whose it is; what is found is shown and not kept.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date

from models.bodies import DocumentBody, ItemBody, MeetingBody
from models.member import Member
from models.rules import interest_matching
from models.rules.interest_fields import CATEGORIES
from models.rules.interest_matching import Agenda, Passage, Place, Touch
from models.rules.interest_names import Name
from models.rules.passages import Excerpt
from models.vocabulary import InterestCategory, InterestHolder, Part
from webapp.services import document_texts, prepared_papers, registers
from webapp.services.actors import Actor
from webapp.services.public_agendas import PublicAgenda
from webapp.services.registers import Entry

PLACES = (InterestCategory.LAND, InterestCategory.LICENCE)
MARKDOWN = re.compile(r"[*_#`>|\\]+")
WORDS = {
    Place.HEADING: "The heading names",
    Place.RECOMMENDATION: "A recommendation names",
    Place.TEXT: "The agenda names",
    Place.REPORT: "The report names",
}


@dataclass(frozen=True, slots=True)
class Reason:
    """Why an item may touch an interest. `where` is the beginning of a sentence: "The report names"."""

    where: str
    document: str
    found: str
    name: str
    is_whole: bool
    heading: str
    is_partners: bool
    times: int
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True)
class LookedAt:
    """What was found, by the item's number in the database, the most telling item first; and what was looked at.

    `unread` are the titles of files that nobody has read yet; `unreadable` those without words, each with why.
    `is_whole` says whether the files were looked through: a very long agenda takes a moment longer.
    """

    reasons: dict[int, list[Reason]]
    entries: int
    names: int
    files: int
    unread: list[str]
    unreadable: list[tuple[str, str]]
    is_whole: bool


def look(agenda: PublicAgenda, member: Member, *, by: Actor) -> LookedAt:
    """What on a published agenda may touch an interest that this member has registered, on the day it is held."""
    by.check_is(member.id)
    items = list(items_in(agenda.body))
    files = _files(items)
    known = document_texts.problems_of([file["sha256"] for file in files])
    read = frozenset(sha256 for sha256, problem in known.items() if not problem)
    papers = prepared_papers.get((agenda.publication_id, read), lambda: _prepared(items, read))
    is_whole = papers is not None
    entries = [entry for entry in registers.entries_of(member, by=by) if _is_held(entry, agenda.held_on)]
    names = list(_names(entries))
    ignored = (agenda.body["council"]["name"], agenda.body["committee"]["name"])
    wanted = interest_matching.index_of(names, ignored=ignored)
    touches = interest_matching.touching(papers or _prepared(items, frozenset()), wanted)
    return LookedAt(
        reasons=_reasons(touches, items, {entry.id: entry for entry in entries}),
        entries=len(entries),
        names=len(names),
        files=len(read) if is_whole else 0,
        unread=[file["title"] for file in files if file["sha256"] not in known],
        unreadable=[(file["title"], known[file["sha256"]]) for file in files if known.get(file["sha256"])],
        is_whole=is_whole,
    )


def items_in(body: MeetingBody) -> Iterator[ItemBody]:
    """Every item of a published agenda in printed order, those within an item following it."""

    def below(items: list[ItemBody]) -> Iterator[ItemBody]:
        for item in items:
            yield item
            yield from below(item["items"])

    return below(body["agenda"]["items"] if body["agenda"] else [])


def passages_of(item: ItemBody, texts: Mapping[str, str]) -> list[Passage]:
    """What may be looked at of an item; of a private one the public heading only. `texts` are the files' words."""
    heading = Passage(Place.HEADING, item["heading"])
    if item["part"] == Part.PRIVATE:
        return [heading]
    return [
        heading,
        *(Passage(Place.RECOMMENDATION, _plain(text)) for text in item["recommendations"]),
        *(Passage(Place.TEXT, text) for text in (_plain(item["text"]), item["presenter"]) if text),
        *(Passage(Place.TEXT, file["title"]) for file in item["documents"]),
        *(Passage(Place.REPORT, texts.get(file["sha256"], ""), file["title"]) for file in item["documents"]),
    ]


def _prepared(items: list[ItemBody], read: frozenset[str]) -> Agenda:
    texts = {sha256: one.text for sha256, one in document_texts.texts_of(read).items()}
    return interest_matching.prepare(passages_of(item, texts) for item in items)


def _files(items: list[ItemBody]) -> list[DocumentBody]:
    public = [item for item in items if item["part"] != Part.PRIVATE]
    return [file for item in public for file in item["documents"]]


def _plain(text: str) -> str:
    """An item's text without the marks of its Markdown."""
    return MARKDOWN.sub(" ", text)


def _is_held(entry: Entry, on: date) -> bool:
    return entry.is_in_force(on) and (entry.starts_on is None or entry.starts_on <= on)


def _names(entries: list[Entry]) -> Iterator[Name]:
    for entry in entries:
        for words in entry.names:
            yield Name(entry.id, words, entry.category in PLACES)


def _reasons(touches: list[Touch], items: list[ItemBody], entries: dict[int, Entry]) -> dict[int, list[Reason]]:
    found: dict[int, list[Reason]] = {}
    for touch in touches:
        entry = entries[touch.name.key]  # type: ignore[index]
        found.setdefault(items[touch.item]["id"], []).append(
            Reason(
                where=WORDS[touch.passage.place],
                document=touch.passage.title,
                found=touch.found,
                name=touch.name.words,
                is_whole=touch.is_whole,
                heading=CATEGORIES[entry.category].heading,
                is_partners=entry.holder is InterestHolder.PARTNER,
                times=touch.times,
                excerpts=touch.excerpts,
            )
        )
    return found
