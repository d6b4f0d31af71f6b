"""Loading with --publish makes public what is public, and nothing else."""

from base64 import b64encode
from datetime import UTC, datetime
from hashlib import sha256
from io import BytesIO
from time import perf_counter
from zipfile import ZipFile

from sqlalchemy import select

from models.publication import Publication, Published, PublishedDocument, PublishedMeeting, PublishedPaper
from models.published_scorecard import PublishedScorecard
from models.scorecard import Scorecard
from tests.browser_client import Browser
from tests.services.council_file.refusal_cases import HEAD, WHOLE, changed
from webapp.database import db
from webapp.services import sample_reports
from webapp.services.actors import operator
from webapp.services.council_file import loading, releasing
from webapp.services.deployment import storage

AT = datetime(2030, 1, 7, 9, tzinfo=UTC)
BY = operator(on=AT.date())
WHEN = "2030-01-01T10:00:00Z"


def with_canaries():
    """A file with a word in each private field that must never be read in public."""
    content, _ = sample_reports.file_of(sample_reports.PRIVATE, AT.date())
    digest = sha256(content).hexdigest()
    report = {"title": "canary-title", "filename": "canary-file.pdf", "media_type": "application/pdf"}
    report |= {"size": len(content), "sha256": digest, "added_at": WHEN, "warnings": ["canary-warning"]}
    late = {"route": "urgency", "circumstances": "canary-circumstances", "chair_name": "Ada Lowe", "decided_at": WHEN}
    private = {
        "heading": "canary-heading",
        "text": "canary-text",
        "recommendations": ["canary-recommendation"],
        "presenter": "canary-presenter",
        "part": "part 2",
        "public_heading": "Something in private",
        "exempt_paragraphs": [3],
        "documents": [report],
        "late_decisions": [late],
        "items": [{"heading": "canary-below", "documents": [report]}],
    }
    gone = {"heading": "canary-gone", "removed_at": WHEN, "items": [{"heading": "canary-under", "removed_at": WHEN}]}
    open_item = {"heading": "Accounts", "documents": [{**report, "title": "canary-removed", "removed_at": WHEN}]}
    data = changed("meetings", 0, items=[open_item, gone, private])
    data["accounts"][0] |= {"email": "canary@example.org", "name": "canary-name"}
    data["accounts"][0]["roles"][0]["decided"] = "canary-decided"
    data["committees"][0]["standing_items"] = [{"heading": "canary-standing", "text": "canary-always"}]
    return {**data, "files": {digest: b64encode(content).decode()}}, digest


def test_nothing_private_is_public_after_a_load_that_publishes(app):
    data, digest = with_canaries()
    releasing.publish(loading.load(data, by=BY, at=AT), by=BY, at=AT)
    db.session.commit()

    said = [one.body for one in db.session.scalars(select(Publication).order_by(Publication.id))]
    said += [one.vevent.decode() for one in db.session.scalars(select(PublishedMeeting))]
    for paper in db.session.scalars(select(PublishedPaper).order_by(PublishedPaper.id)):
        content = storage().read(paper.sha256)
        parts = ZipFile(BytesIO(content)) if paper.filename.endswith(".docx") else None
        said += [parts.read(name).decode(errors="replace") for name in parts.namelist()] if parts else []
    addresses = db.session.scalars(select(Published.address).order_by(Published.address)).all()
    said += [Browser(app).open(address).text for address in (*addresses, "/calendar.ics")]

    assert any("Something in private" in text for text in said)
    assert [text for text in said if "canary" in text or digest in text] == []
    assert db.session.scalars(select(PublishedDocument)).all() == []


def test_a_scorecard_of_a_period_that_is_not_over_waits(app):
    prepared = {"framework": "the-plan", "frequency": "annual"}
    both = [{**prepared, "period_on": f"{year}-03-31", "title": f"To March {year}"} for year in (2029, 2030)]
    data = {**HEAD, "frameworks": [{"name": "The plan", "slug": "the-plan"}], "scorecards": both}

    releasing.publish(loading.load(data, by=BY, at=AT), by=BY, at=AT)
    db.session.commit()

    assert db.session.scalars(select(PublishedScorecard.title)).all() == ["To March 2029"]
    assert db.session.scalars(select(Scorecard.title).order_by(Scorecard.id)).all() == [one["title"] for one in both]


def test_twenty_committees_and_four_thousand_items_load_in_seconds(app):
    committees = [{**WHOLE["committees"][0], "slug": f"panel-{one}", "name": f"Panel {one}"} for one in range(20)]
    items = [{"heading": "General", "items": [{"heading": f"Item {one}"} for one in range(9)]}]
    meetings = [
        {"committee": committee["slug"], "held_on": f"2030-{month:02}-{day:02}", "items": items}
        for committee in committees
        for month in range(1, 11)
        for day in (8, 22)
    ]
    data = {**HEAD, "members": WHOLE["members"], "committees": committees, "meetings": meetings}

    start = perf_counter()
    loaded = loading.load(data, by=BY, at=AT)

    assert loaded.summary()["meetings"] == 400
    assert perf_counter() - start < 30
