"""Lines 1, 2, 3, 11 and 12: the page of a meeting drawn, kept and held; long agendas; the end of a list."""

from datetime import UTC, datetime

from sqlalchemy import select

from bench import frame
from bench.asking import Request, forgetting, python_calls, statements, tagged
from bench.protocol import Case, measure
from bench.site import Site, drawn, engine_of, in_turn, send
from bench.table import Row
from models.publication import PublishedMeeting

COLD, WARM, HELD = "meeting page, drawn", "meeting page, kept", "meeting page, 304"
CORE, ONE = "three-select page", "one-select page"


def meeting_cold(site: Site) -> list[Row]:
    """Line 1: the page of one meeting after another with every cache emptied."""
    app, made = site.app(), site.recent
    pages = [Request(app, one.body["address"]) for one in made]
    own, wanted = frame.fit(site.floor, pages[0](), Request(site.floor, f"/meeting/{made[0].id}"))
    measured = measure(
        [
            Case(CORE, send, in_turn([Request(site.floor, f"/meeting/{one.id}") for one in made])),
            Case(COLD, send, in_turn(pages, app)),
        ],
        site.pace,
        control=CORE,
    )
    note = f"{_counts(site, pages[0], cold=True)} (at most 4 and 4,500); {wanted:,} bytes, the floor's {own:,}"
    return [site.row(measured, COLD, CORE, "1", 1.5, 1.25, note=note)]


def meeting_warm(site: Site) -> list[Row]:
    """Lines 2 and 3: the same page unchanged, and held already by the reader."""
    one = site.recent[0]
    page = Request(site.app(), one.body["address"])
    held = tagged(site.app(), one.body["address"])
    floor = Request(site.floor, f"/one-select/{one.id}")
    measured = measure([Case(ONE, floor), Case(WARM, page), Case(HELD, held)], site.pace, control=ONE)
    warm = f"{_counts(site, page)} (at most 1 and 900); the floor {python_calls(floor)} calls"
    return [
        site.row(measured, WARM, ONE, "2", 1.5, 1.25, note=warm),
        site.row(measured, HELD, ONE, "3", 1.1, 0.95, note=_counts(site, held)),
    ]


def items_flat(site: Site) -> list[Row]:
    """Line 11: a page of 120 items against one of 12."""
    app = site.app()
    short, long = Request(app, site.recent[0].body["address"]), Request(app, site.long_meeting)
    measured = measure([drawn("12 items", short), drawn("120 items", long)], site.pace, control="12 items")
    note = f"12 items: {_counts(site, short, cold=True)}; 120 items: {_counts(site, long, cold=True)}"
    return [site.row(measured, "120 items", "12 items", "11", 8, 6, note=note)]


def deep_list(site: Site) -> list[Row]:
    """Line 12: the last page of all meetings against the first, both drawn."""
    app = site.app()
    first, last = (Request(app, f"/meetings?before={key}") for key in _ends_of_the_list(site))
    measured = measure([drawn("first page", first), drawn("last page", last)], site.pace, control="first page")
    note = f"first: {_counts(site, first, cold=True)}; last: {_counts(site, last, cold=True)}"
    return [site.row(measured, "last page", "first page", "12", 1.15, 1.05, note=note)]


def _ends_of_the_list(site: Site) -> tuple[str, str]:
    """Where the newest page of the list begins and where the oldest does, as their addresses name it."""
    listed = PublishedMeeting.__table__.c
    read = select(listed.starts_at, listed.meeting_id).order_by(listed.starts_at, listed.meeting_id)
    with engine_of(site.app()) as engine, engine.connect() as connection:
        rows = connection.execute(read).all()
    newest, oldest = rows[-1], rows[22]
    return _key(newest.starts_at, newest.meeting_id), _key(oldest.starts_at, oldest.meeting_id)


def _key(at: datetime, meeting_id: int) -> str:
    return f"{at.astimezone(UTC):%Y%m%d%H%M}-{meeting_id}"


def _counts(site: Site, request: Request, *, cold: bool = False) -> str:
    before = forgetting(request.app) if cold else None
    with engine_of(request.app) as engine:
        sent = len(statements(engine, request, before))
    return f"{sent} statements, {python_calls(request, before):,} Python calls"
