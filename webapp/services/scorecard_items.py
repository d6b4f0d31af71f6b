"""What an agenda says of the scorecards that stand on it: where each is read, and the hash of just what was frozen."""

from datetime import date

from models.bodies import BoundScorecardBody, MeetingBody, every_item
from models.meeting import Meeting
from models.scorecard import Scorecard
from models.vocabulary import Part
from webapp.services import ledger, scorecard_meetings, scorecard_publishing, scorecard_returns, scorecards
from webapp.services.canonical import canonical, digest


def put_on(body: MeetingBody, meeting: Meeting, *, on: date) -> MeetingBody:
    """The meeting's body with each scorecard under its item, if that is in Part 1. One that was withdrawn is not there.

    The hash is of what the public reads already, or would read if the agenda went out on that day: an agenda that was
    looked at before a figure changed is not published unseen.
    """
    under: dict[int, list[BoundScorecardBody]] = {}
    open_items = {item["id"]: item for item in every_item(body["agenda"]) if item["part"] == Part.PUBLIC}
    for one in scorecards.bound_to(meeting):
        if one.item_id is not None and one.item_id in open_items and _is_read_with(one):
            under.setdefault(one.item_id, []).append(_bound(one, on))
    for number, bound in under.items():
        open_items[number]["scorecards"] = bound
    return body


def _is_read_with(scorecard: Scorecard) -> bool:
    return scorecard_publishing.is_public(scorecard) or scorecard_meetings.goes_with(scorecard) is not None


def _bound(scorecard: Scorecard, on: date) -> BoundScorecardBody:
    live = ledger.live(scorecard_publishing.KIND, scorecard.id)
    if live is not None and not live.is_withdrawn:
        return {"id": scorecard.id, "title": live.title, "address": live.address, "body_hash": digest(live.body)}
    body = scorecard_returns.body_to_go_out(scorecard, on=on)
    return {
        "id": scorecard.id,
        "title": body["title"],
        "address": body["address"],
        "body_hash": digest(canonical(body)),
    }
