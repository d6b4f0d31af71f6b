"""What lists, comparisons and a measure's own page need of live scorecards: rewritten where they are published."""

from collections.abc import Sequence
from datetime import date

from sqlalchemy import ColumnElement, delete, insert, or_, select, union_all

from models.publication import FormerAddress, Publication, Published
from models.published_scorecard import PublishedReading, PublishedScorecard
from models.scorecard import Scorecard
from models.scorecard_bodies import MeasureBody, ScorecardBody
from models.vocabulary import SubjectKind
from webapp.database import db
from webapp.services import live_index

EVERY = "scorecards"


def feed_of(scorecard_id: int) -> str:
    """The name of what a scorecard's page depends on: itself, and the figures that others of its framework show."""
    return f"{SubjectKind.SCORECARD}:{scorecard_id}"


def framework_feed(framework_slug: str) -> str:
    """The name of what a framework's page and its measures' pages depend on."""
    return f"scorecards:{framework_slug}"[:80]


def committee_feed(committee_id: int) -> str:
    """The name of what a committee's list of scorecards depends on."""
    return f"scorecards of committee:{committee_id}"


def list_scorecard(scorecard: Scorecard, body: ScorecardBody, publication: Publication) -> None:
    """Put a published scorecard, and every figure it shows, where lists and later readers find them."""
    _take_out(scorecard.id)
    db.session.execute(insert(PublishedScorecard).values(**_row(body, publication)))
    rows = [row for measure in body["measures"] for row in _readings(body["id"], measure)]
    if rows:
        db.session.execute(insert(PublishedReading), rows)
    _touch_framework(body["framework"]["id"], scorecard, publication)


def unlist_scorecard(scorecard: Scorecard, publication: Publication) -> None:
    """Take a withdrawn scorecard and its figures out of every list."""
    _take_out(scorecard.id)
    _touch_framework(scorecard.framework_id, scorecard, publication)


def touch_marking(address: str, publication: Publication) -> None:
    """Have every page drawn anew that has marked what is at an address: it is public no more, or public again."""
    _touch(_marking([_quoted(address)]), publication)


def touch_marking_meeting(meeting_id: int, publication: Publication) -> None:
    """The same of a meeting, and of what it had before it: it was taken away, brought back, moved or called off.

    It is looked for by its number, and by every address it ever had: the oldest marks hold no number.
    """
    own = [
        select(kind.address).where(kind.subject_kind == SubjectKind.MEETING, kind.subject_id == meeting_id)
        for kind in (Published, FormerAddress)
    ]
    addresses = [_quoted(one) for one in db.session.scalars(union_all(*own))]
    had_it = PublishedScorecard.meeting_id == meeting_id
    _touch(_marking([f'"meeting_id":{meeting_id},', *addresses]) | had_it, publication)


def _quoted(address: str) -> str:
    return f'"{address}"'


def _marking(texts: Sequence[str]) -> ColumnElement[bool]:
    """Those of which some version holds one of these texts, as bodies are written."""
    named = or_(*(Publication.body.contains(one, autoescape=True) for one in texts))
    holding = select(Publication.subject_id).where(Publication.subject_kind == SubjectKind.SCORECARD, named)
    return PublishedScorecard.scorecard_id.in_(holding)


def _touch(those: ColumnElement[bool], publication: Publication) -> None:
    live = select(PublishedScorecard.scorecard_id, PublishedScorecard.framework_slug).where(those)
    rows = db.session.execute(live.order_by(PublishedScorecard.scorecard_id)).all()
    names = {feed_of(row.scorecard_id) for row in rows} | {framework_feed(row.framework_slug) for row in rows}
    live_index.touch(sorted(names), publication)


def _row(body: ScorecardBody, publication: Publication) -> dict[str, object]:
    committee, meeting = body["committee"], body["meeting"]
    return {
        "scorecard_id": body["id"],
        "publication_id": publication.id,
        "framework_id": body["framework"]["id"],
        "framework_name": body["framework"]["name"],
        "framework_slug": body["framework"]["slug"],
        "committee_id": committee["id"] if committee else None,
        "committee_name": committee["name"] if committee else "",
        "meeting_id": meeting["id"] if meeting else None,
        "period_key": body["period"]["key"],
        "period_label": body["period"]["label"],
        "period_on": date.fromisoformat(body["period"]["ends_on"]),
        "address": body["address"],
        "title": body["title"],
        "summary": body["summary"]["sentence"],
    }


def _readings(scorecard_id: int, measure: MeasureBody) -> list[dict[str, object]]:
    last = measure["points"][-1]["period"]["ends_on"] if measure["points"] else ""
    return [
        {
            "scorecard_id": scorecard_id,
            "measure_id": measure["id"],
            "period_on": date.fromisoformat(point["period"]["ends_on"]),
            "shown": point["shown"][:100],
            "standing": measure["standing"]["word"] if point["period"]["ends_on"] == last else "",
        }
        for point in measure["points"]
    ]


def _take_out(scorecard_id: int) -> None:
    for table in (PublishedReading, PublishedScorecard):
        db.session.execute(delete(table).where(table.scorecard_id == scorecard_id))


def _touch_framework(framework_id: int, scorecard: Scorecard, publication: Publication) -> None:
    """Every scorecard of the framework may have something new to say of its own figures."""
    others = select(PublishedScorecard.scorecard_id, PublishedScorecard.committee_id).where(
        PublishedScorecard.framework_id == framework_id
    )
    rows = db.session.execute(others.order_by(PublishedScorecard.scorecard_id)).all()
    committees = {scorecard.committee_id, *(row.committee_id for row in rows)} - {None}
    names = {EVERY, framework_feed(scorecard.framework.slug), feed_of(scorecard.id)}
    names |= {feed_of(row.scorecard_id) for row in rows} | {committee_feed(number) for number in committees if number}
    live_index.touch(sorted(names), publication)
