"""The days marked on frozen charts, as far as they are still public: what is hidden since is named nowhere."""

from collections.abc import Collection

from sqlalchemy import BindParameter, bindparam, select, union_all

from models.publication import PublishedMeeting, PublishedRecommendation
from models.scorecard_bodies import MeasureBody, ScorecardBody
from webapp.database import reading

MARKED: BindParameter[str] = bindparam("marked", expanding=True)
PUBLIC = union_all(
    select(PublishedMeeting.address).where(PublishedMeeting.address.in_(MARKED)),
    select(PublishedRecommendation.address).where(PublishedRecommendation.address.in_(MARKED)),
)


def addresses_in(*measures: MeasureBody) -> list[str]:
    """Where the marks of measures lead, each once."""
    return sorted({mark["address"] for one in measures for mark in one["marks"]})


def only_public(body: ScorecardBody) -> ScorecardBody:
    """A scorecard without the marks of meetings and recommendations that are public no more: one statement at most."""
    return with_only(body, _public(addresses_in(*body["measures"])))


def measure_with_public(measure: MeasureBody) -> MeasureBody:
    """A measure's own page, the same."""
    return _with_only(measure, _public(addresses_in(measure)))


def with_only(body: ScorecardBody, public: Collection[str]) -> ScorecardBody:
    """A scorecard with the marks that lead to these addresses; the very same one where that is all of them."""
    if all(address in public for address in addresses_in(*body["measures"])):
        return body
    return {**body, "measures": [_with_only(one, public) for one in body["measures"]]}


def _with_only(measure: MeasureBody, public: Collection[str]) -> MeasureBody:
    return {**measure, "marks": [one for one in measure["marks"] if one["address"] in public]}


def _public(marked: list[str]) -> set[str]:
    if not marked:
        return set()
    with reading() as connection:
        return {row.address for row in connection.execute(PUBLIC, {"marked": marked})}
