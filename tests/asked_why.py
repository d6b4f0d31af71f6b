"""A committee that asks why of a measure on its scorecard; for tests."""

from datetime import UTC, datetime
from types import SimpleNamespace

from models.committee import Committee
from webapp.services.measure_follow_ups import Asked

# Some time after the year of the scorecard, and before what tests have due.
ASKED_AT = datetime(2030, 6, 5, 9, 30, tzinfo=UTC)


def question(committee: Committee, **more) -> Asked:
    """What the committee as a whole asks today."""
    usual: Asked = {"committee_id": committee.id, "asked": "Why is it rising?", "asked_on": None, "asked_by_id": None}
    return {**usual, **more}  # type: ignore[typeddict-item]


def way(had: SimpleNamespace, name: str) -> str:
    """The page on which its clerk asks, with what is to come of it chosen."""
    return f"/staff/measures/{had.looked_after.id}/why/{name}?scorecard={had.scorecard.id}"
