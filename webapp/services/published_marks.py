"""The days marked on frozen charts, as they are public now: what is hidden since is named nowhere.

A meeting moved since is marked on the day it has; one called off is not marked at all, for it looked at nothing. A
meeting is found by its number, never by the address it had: another may have taken that. The oldest marks hold no
number: they keep their words and lead nowhere, and go once no public meeting is at the address they had, for then it
cannot be told whether theirs was moved or hidden.

The meeting that had a scorecard is no mark: called off or not, the scorecard leads to it while it is public.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, String, bindparam, cast, literal, select, union_all

from models.publication import PublishedMeeting, PublishedRecommendation
from models.rules.wording import long_date
from models.scorecard_bodies import ChartMarkBody, MeasureBody, NamedBody, ScorecardBody
from models.vocabulary import MeetingStatus
from webapp.database import reading

MEETINGS: BindParameter[int] = bindparam("meetings", expanding=True)
ADDRESSES: BindParameter[str] = bindparam("addresses", expanding=True)
OWN: BindParameter[int] = bindparam("own")
HAD_IT = "had it"
IS_ON = PublishedMeeting.status != MeetingStatus.CANCELLED
_where = (PublishedMeeting.address, PublishedMeeting.held_on, PublishedMeeting.committee_name)
_sent = (PublishedRecommendation.address, PublishedRecommendation.sent_on, literal(""))
# Of each that is marked, and of the meeting that had the scorecard: what it is named by (`_name`; that one HAD_IT), its
# address now, the day, and whose meeting it is.
PARTS: tuple[Select[*tuple[Any, ...]], ...] = (
    select(cast(PublishedMeeting.meeting_id, String), *_where).where(PublishedMeeting.meeting_id.in_(MEETINGS), IS_ON),
    select(PublishedMeeting.address, *_where).where(PublishedMeeting.address.in_(ADDRESSES), IS_ON),
    select(literal(HAD_IT), *_where).where(PublishedMeeting.meeting_id == OWN),
    select(PublishedRecommendation.address, *_sent).where(PublishedRecommendation.address.in_(ADDRESSES)),
)
PUBLIC = union_all(*PARTS)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a mark leads to, as it is public now: where, on which day, and whose meeting, if it is one."""

    address: str
    on: date
    committee: str


@dataclass(frozen=True, slots=True)
class Named:
    """What a scorecard or a measure names that may be hidden or moved: meetings by number, the rest by address.

    `own` is the number of the meeting that had the scorecard; 0 where none had it.
    """

    meetings: list[int]
    addresses: list[str]
    own: int

    def __bool__(self) -> bool:
        """Whether anything is named at all."""
        return bool(self.meetings or self.addresses or self.own)

    @property
    def wanted(self) -> dict[str, object]:
        """The values that `PARTS` ask for."""
        return {"meetings": self.meetings, "addresses": self.addresses, "own": self.own}


def meeting_mark(meeting_id: int, held_on: date, committee: str, address: str) -> ChartMarkBody:
    """A meeting as it is marked on a chart."""
    said = f"{committee}, {long_date(held_on)}"
    return {"on": held_on.isoformat(), "kind": "meeting", "words": said, "address": address, "meeting_id": meeting_id}


def named_in(body: ScorecardBody) -> Named:
    """What the charts of a scorecard mark, and the meeting that had it."""
    return _named(_marks(body["measures"]), body["meeting"]["id"] if body["meeting"] else 0)


def only_public(body: ScorecardBody) -> ScorecardBody:
    """A scorecard with what it names as that is public now; the very same if none changed. One statement at most."""
    return with_only(body, _public(named_in(body)))


def measure_with_public(measure: MeasureBody) -> MeasureBody:
    """A measure's own page, the same."""
    return _with_only(measure, _public(_named(measure["marks"])))


def with_only(body: ScorecardBody, public: Mapping[str, Marked]) -> ScorecardBody:
    """A scorecard that marks only what is public, and leads to its meeting where that is; the same one if it does."""
    meeting = _meeting_now(body["meeting"], public)
    if meeting == body["meeting"] and all(_as_it_is(one, public) == one for one in _marks(body["measures"])):
        return body
    return {**body, "meeting": meeting, "measures": [_with_only(one, public) for one in body["measures"]]}


def moved_on(body: ScorecardBody, public: Mapping[str, Marked]) -> str:
    """The day that the meeting which had a scorecard has now; nothing where it is the day it had then."""
    now = public.get(HAD_IT)
    return now.on.isoformat() if now and now.on.isoformat() != body["meeting_on"] else ""


def in_files(body: ScorecardBody) -> list[list[tuple[str, str, str]]]:
    """What files show of the marks of each measure: the same for the same files, for they lead to nothing marked."""
    return [[(one["on"], one["kind"], one["words"]) for one in measure["marks"]] for measure in body["measures"]]


def _marks(measures: Iterable[MeasureBody]) -> Iterator[ChartMarkBody]:
    return (mark for one in measures for mark in one["marks"])


def _named(marks: Iterable[ChartMarkBody], own: int = 0) -> Named:
    held: set[int] = set()
    elsewhere: set[str] = set()
    for one in marks:
        if "meeting_id" in one:
            held.add(one["meeting_id"])
        else:
            elsewhere.add(one["address"])
    return Named(sorted(held), sorted(elsewhere), own)


def _name(mark: ChartMarkBody) -> str:
    return str(mark["meeting_id"]) if "meeting_id" in mark else mark["address"]


def _with_only(measure: MeasureBody, public: Mapping[str, Marked]) -> MeasureBody:
    kept = [mark for one in measure["marks"] if (mark := _as_it_is(one, public))]
    return {**measure, "marks": sorted(kept, key=lambda one: (one["on"], one["address"]))}


def _as_it_is(mark: ChartMarkBody, public: Mapping[str, Marked]) -> ChartMarkBody | None:
    """A mark as what it is about is public now; None where that is hidden, or cannot be told (see above)."""
    now = public.get(_name(mark))
    if now is None:
        return None
    if mark["kind"] == "meeting" and "meeting_id" not in mark:
        return {**mark, "address": ""}
    if now.address == mark["address"]:
        return mark
    return meeting_mark(mark["meeting_id"], now.on, now.committee, now.address)


def _meeting_now(meeting: NamedBody | None, public: Mapping[str, Marked]) -> NamedBody | None:
    """The meeting that had a scorecard, at its own address, called off or not; at none where it is not public."""
    now = public.get(HAD_IT)
    return {**meeting, "address": now.address if now else ""} if meeting else None


def _public(named: Named) -> dict[str, Marked]:
    if not named:
        return {}
    with reading() as connection:
        return {row[0]: Marked(*row[1:]) for row in connection.execute(PUBLIC, named.wanted)}
