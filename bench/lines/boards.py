"""Line 33: the board of one of twenty committees with ten years of topics, against the same rows drawn plainly."""

from sqlalchemy import func, select

from bench import board_floor, programme_rows, records, signed_in
from bench.asking import Request, python_calls, statements
from bench.protocol import Case, measure
from bench.site import Site, engine_of
from bench.table import Row
from models.rules.municipal_year import municipal_year_of
from models.user import User
from models.work_programme import Topic

PLAIN, BOARD = "the same rows, drawn plainly", "board of a programme"
COMMITTEE = 2


def first_screen(site: Site) -> list[Row]:
    """Line 33. Nothing of the board is kept between two looks at it."""
    app, today = site.app(name="written"), site.databases.today
    with engine_of(app) as engine, engine.begin() as connection:
        if not connection.scalar(select(func.count()).select_from(Topic.__table__)):
            programme_rows.write(connection, today)
        user = connection.scalar(select(User.id).where(User.email == records.OFFICER))
    cookie, _ = signed_in.officer(site)
    page = Request(app, f"/staff/committees/{COMMITTEE}/work-programme/board", headers={"Cookie": cookie})
    floor = board_floor.board_app(site.url(name="written"))
    plain = Request(
        floor,
        f"/board/{COMMITTEE}/{municipal_year_of(today)}",
        headers={"Cookie": board_floor.sign_in(floor, user)},
    )
    own, wanted = board_floor.frame(floor, page(), plain)
    cases = [
        Case(PLAIN, lambda request: request(), lambda: plain),
        Case(BOARD, lambda request: request(), lambda: page),
    ]
    measured = measure(cases, site.pace, control=PLAIN)
    with engine_of(app) as engine:
        sent = len(statements(engine, page))
    floor.extensions["engine"].dispose()
    note = f"{sent} statements, {python_calls(page):,} Python calls; {wanted:,} bytes, the floor's {own:,}"
    return [site.row(measured, BOARD, PLAIN, "33", 1.5, 1.25, note=note)]
