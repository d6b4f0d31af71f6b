"""The days marked on frozen charts, as they are public now: what is hidden since is named nowhere.

A meeting moved since is marked on the day it has; one called off is not marked at all, for it looked at nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from sqlalchemy import BindParameter, Select, bindparam, literal, select, union_all

from models.publication import FormerAddress, PublishedMeeting, PublishedRecommendation
from models.rules.wording import long_date
from models.scorecard_bodies import ChartMarkBody, MeasureBody, ScorecardBody
from models.vocabulary import MeetingStatus, SubjectKind
from webapp.database import reading

MARKED: BindParameter[str] = bindparam("marked", expanding=True)
IS_ON = PublishedMeeting.status != MeetingStatus.CANCELLED
_where = (PublishedMeeting.address, PublishedMeeting.held_on, PublishedMeeting.committee_name)
_sent = (PublishedRecommendation.address, PublishedRecommendation.sent_on, literal(""))
# Of each address marked: the address, where that is now, the day, and whose meeting it is.
PARTS: tuple[Select[*tuple[Any, ...]], ...] = (
    select(PublishedMeeting.address, *_where).where(PublishedMeeting.address.in_(MARKED), IS_ON),
    select(FormerAddress.address, *_where)
    .join(PublishedMeeting, PublishedMeeting.meeting_id == FormerAddress.subject_id)
    .where(FormerAddress.address.in_(MARKED), FormerAddress.subject_kind == SubjectKind.MEETING, IS_ON),
    select(PublishedRecommendation.address, *_sent).where(PublishedRecommendation.address.in_(MARKED)),
)
PUBLIC = union_all(*PARTS)


@dataclass(frozen=True, slots=True)
class Marked:
    """What a mark leads to, as it is public now: where, on which day, and whose meeting, if it is one."""

    address: str
    on: date
    committee: str


def meeting_mark(held_on: date, committee: str, address: str) -> ChartMarkBody:
    """A meeting as it is marked on a chart."""
    said = f"{committee}, {long_date(held_on)}"
    return {"on": held_on.isoformat(), "kind": "meeting", "words": said, "address": address}


def addresses_in(*measures: MeasureBody) -> list[str]:
    """Where the marks of measures lead, each once."""
    return sorted({mark["address"] for one in measures for mark in one["marks"]})


def only_public(body: ScorecardBody) -> ScorecardBody:
    """A scorecard with its marks as they are public now; the very same one if none changed. One statement at most."""
    return with_only(body, _public(addresses_in(*body["measures"])))


def measure_with_public(measure: MeasureBody) -> MeasureBody:
    """A measure's own page, the same."""
    return _with_only(measure, _public(addresses_in(measure)))


def with_only(body: ScorecardBody, public: Mapping[str, Marked]) -> ScorecardBody:
    """A scorecard with the marks that lead to these addresses; the very same one where that is all of them."""
    if all(one in public and public[one].address == one for one in addresses_in(*body["measures"])):
        return body
    return {**body, "measures": [_with_only(one, public) for one in body["measures"]]}


def _with_only(measure: MeasureBody, public: Mapping[str, Marked]) -> MeasureBody:
    kept = [_as_it_is(one, public[one["address"]]) for one in measure["marks"] if one["address"] in public]
    return {**measure, "marks": sorted(kept, key=lambda one: (one["on"], one["address"]))}


def _as_it_is(mark: ChartMarkBody, now: Marked) -> ChartMarkBody:
    return mark if now.address == mark["address"] else meeting_mark(now.on, now.committee, now.address)


def _public(marked: list[str]) -> dict[str, Marked]:
    if not marked:
        return {}
    with reading() as connection:
        return {row[0]: Marked(*row[1:]) for row in connection.execute(PUBLIC, {"marked": marked})}
