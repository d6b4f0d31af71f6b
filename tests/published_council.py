"""A small council with everything a public page shows, published for real; and a way to count what a page costs."""

import cProfile
import gc
import pstats
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime, timedelta
from types import SimpleNamespace

from sqlalchemy import event
from werkzeug.test import EnvironBuilder

from models.committee import ContactOfficer, StandingText
from models.vocabulary import Part, ReportState, SeatRole, StandingPlace, Verb
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

NOW = datetime.now(UTC)
BY = operator(on=NOW.date())
HELD_ON = clock.today() + timedelta(days=40)


def act(verb: Verb = Verb.PUBLISH, reason: str = "", at: datetime = NOW, hides_earlier: bool = False) -> Act:
    return Act(verb, by=BY, at=at, reason=reason, hides_earlier=hides_earlier)


def publish_council() -> SimpleNamespace:
    """A committee with a chair, a vacancy and a contact, and one meeting 40 days from now with a public agenda."""
    council = factories.council()
    committee = factories.committee(name="Children Panel", slug="children-panel", remit="For **children**.")
    chair = factories.member(name="Ada Fern", slug="ada-fern")
    factories.term(chair, division="Ferndale")
    factories.seat(committee, chair, role=SeatRole.CHAIR)
    factories.seat(committee, None)
    factories.keep(ContactOfficer(committee=committee, name="An Officer", phone="01234 567890", email="a@example.org"))
    factories.keep(StandingText(committee=committee, place=StandingPlace.OPENING, heading="Speaking", text="You may."))
    meeting = factories.meeting(committee, held_on=HELD_ON, venue="County Hall", room="Room 1")
    report = factories.item(
        meeting, "Early help", text="To consider *it*.", recommendations=["Note it."], report_state=ReportState.ENCLOSED
    )
    factories.item(meeting, "The first part of it", parent_id=report.id, position=1)
    document = factories.document(report, b"%PDF-1.4 a report")
    factories.item(
        meeting, "A secret", part=Part.PRIVATE, public_heading="A property matter", exempt_paragraphs=[3],
        exempt_reason="It would weaken the council.",
    )  # fmt: skip
    db.session.refresh(meeting)
    publish_all(council, chair, committee)
    publishing.publish_agenda(meeting, act())
    db.session.commit()
    address = f"/committees/children-panel/meetings/{HELD_ON}"
    return SimpleNamespace(
        council=council, committee=committee, chair=chair, meeting=meeting, document=document, report=report,
        address=address,
    )  # fmt: skip


def publish_all(council, member, committee) -> None:
    publishing.publish_council(council, act())
    publishing.publish_member(member, act())
    publishing.publish_committee(committee, act())
    db.session.commit()


def correct(meeting, reason: str = "A mistake was found", **options) -> None:
    publishing.publish_agenda(meeting, act(Verb.CORRECT, reason, **options))
    db.session.commit()


def publish_dates(committee, count: int, first: date = HELD_ON + timedelta(days=1)) -> None:
    for number in range(count):
        meeting = factories.meeting(committee, held_on=first + timedelta(days=number))
        publishing.publish_meeting(meeting, act())
    db.session.commit()


@contextmanager
def statements() -> Iterator[list[str]]:
    """Every statement sent to the database meanwhile, but for those that begin and end a transaction."""
    sent: list[str] = []

    def note(connection, cursor, statement, *rest) -> None:
        sent.append(statement)

    event.listen(db.engine, "before_cursor_execute", note)
    try:
        yield sent
    finally:
        event.remove(db.engine, "before_cursor_execute", note)


def ask(app, address: str, **headers: str) -> tuple[bytes, str, dict[str, str]]:
    """One request as a server makes it, without a test client's own work: body, status and headers."""
    environ = EnvironBuilder(path=address, headers=headers).get_environ()
    with app.app_context():
        return _answer(app, environ)


def calls(app, address: str, *, form: dict[str, str] | None = None, **headers: str) -> int:
    """How many Python calls one request makes, which sends a form if one is given: the same on every machine."""
    profile = cProfile.Profile()
    method = "GET" if form is None else "POST"
    environ = EnvironBuilder(path=address, method=method, data=form, headers=headers).get_environ()
    # What the garbage collector calls belongs to whatever was thrown away before, not to this request.
    gc.collect()
    gc.disable()
    try:
        with app.app_context():
            profile.enable()
            _answer(app, environ)
            profile.disable()
    finally:
        gc.enable()
    return pstats.Stats(profile).total_calls


def _answer(app, environ) -> tuple[bytes, str, dict[str, str]]:
    began: list = []
    chunks = app.wsgi_app(environ, lambda status, headers, error=None: began.extend((status, headers)))
    body = b"".join(chunks)
    chunks.close()
    return body, began[0], dict(began[1])


def forget(app) -> None:
    for one in app.extensions["forget"]:
        one()
