"""Lines 19 and 23: what officers write, through the real pages, with every check and the audit trail."""

from collections.abc import Callable, Iterator
from datetime import date, timedelta
from itertools import count
from uuid import uuid4

from sqlalchemy import select

from bench import floors, signed_in, words
from bench.asking import Request, statements
from bench.protocol import Case, measure
from bench.site import Site, engine_of
from bench.table import Row
from models.agenda import AgendaItem

READ, AUTOSAVED = "three-select page", "a minute saved as it is typed"
INSERTED, CREATED = "same rows inserted", "meeting planned, agenda started"
PLANNED_FROM = date(2050, 1, 3)
COMMITTEE = 2
HEADINGS = [f"Item {n} of the agenda, with words enough to be a heading" for n in range(1, 13)]


def create(site: Site) -> list[Row]:
    """Line 19. The product takes two requests and two commits: plan the meeting, then start its agenda."""
    app = site.app(name="written")
    cookie, token = signed_in.officer(site)
    weekdays = _weekdays()
    floor = floors.floor_app(site.url(name="written"))

    def plan() -> None:
        headers = {"Cookie": cookie}
        sent = [("csrf_token", token), *_fields(next(weekdays))]
        where = Request(app, "/staff/meetings/new", headers=headers, form=sent, status=302).answer()[0]["Location"]
        start = f"/staff/agendas/{where.rsplit('/', 1)[1]}/start"
        begin = [("csrf_token", token), ("origin", "standing")]
        Request(app, start, headers=headers, form=begin, status=302)()

    cases = [Case(INSERTED, lambda request: request(), _floor_request(floor)), Case(CREATED, plan)]
    measured = measure(cases, site.pace.of_slow_cases(), control=INSERTED)
    floor.extensions["engine"].dispose()
    return [
        site.row(measured, CREATED, INSERTED, "19", 2.5, 1.8, note="two requests, two commits; the floor one of each")
    ]


def autosave(site: Site) -> list[Row]:
    """Line 23. Some more words of a minute of forty paragraphs, sent by the script: merged, kept, on the disk."""
    app, floor = site.app(name="written"), floors.floor_app(site.url(name="written"))
    cookie, token = signed_in.officer(site)
    meeting = site.recent[0]
    with engine_of(app) as engine, engine.connect() as connection:
        items = select(AgendaItem.id).where(AgendaItem.meeting_id == meeting.id)
        item_id = connection.execute(items.order_by(AgendaItem.id)).scalars().first()
    paragraphs = [f"{words.TEXTS[n % len(words.TEXTS)]} ({n})" for n in range(40)]
    numbers = count()

    def ready() -> Request:
        number = next(numbers)
        text = "\n\n".join([*paragraphs, f"Members asked {number} questions."])
        sent = {"csrf_token": token, "base": str(number), "sent_as": uuid4().hex, "text": text}
        address = f"/staff/minutes/items/{item_id}/autosave"
        return Request(app, address, headers={"Cookie": cookie}, form=list(sent.items()))

    page = Request(floor, f"/meeting/{meeting.id}")
    cases = [Case(READ, lambda request: request(), lambda: page), Case(AUTOSAVED, lambda request: request(), ready)]
    measured = measure(cases, site.pace, control=READ)
    with engine_of(app) as engine:
        sent = len(statements(engine, ready()))
    note = f"{sent} statements and a commit on the disk; the floor only reads"
    floor.extensions["engine"].dispose()
    return [site.row(measured, AUTOSAVED, READ, "23", 2, 1.5, note=note)]


def _fields(day: date) -> list[tuple[str, str]]:
    usual = {
        "committee_id": str(COMMITTEE),
        "kind": "ordinary",
        "starts_at": "",
        "ends_at": "",
        "room": "",
        "venue": "",
    }
    return [*usual.items(), *(("held_on", str(part)) for part in (day.day, day.month, day.year))]


def _weekdays() -> Iterator[date]:
    """Weeks far ahead with nothing else in them, past the bank holidays of January."""
    for week in count():
        day = PLANNED_FROM + timedelta(weeks=week, days=1)
        if day.month not in (1, 5, 8, 12):
            yield day


def _floor_request(floor) -> Callable[[], Request]:
    numbers = count(1)

    def ready() -> Request:
        number = next(numbers)
        fields = {"committee_id": "3", "uid": uuid4().hex, "day_number": str(number), "held_on": "2049-01-05"}
        form = [*fields.items(), *(("heading", heading) for heading in HEADINGS)]
        return Request(floor, "/create", form=form)

    return ready
