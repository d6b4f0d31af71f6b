"""Line 33: the board of one of twenty committees with ten years of topics, against the same rows drawn plainly."""

from bench import board_floor, plain_page, programme_rows, signed_in
from bench.asking import Request
from bench.site import Site, engine_of
from bench.table import Row
from models.rules.municipal_year import municipal_year_of

NAMES = "the same rows, drawn plainly", "board of a programme"
COMMITTEE = 2


def first_screen(site: Site) -> list[Row]:
    """Line 33. Nothing of the board is kept between two looks at it."""
    app, today = site.app(name="written"), site.databases.today
    with engine_of(app) as engine, engine.begin() as connection:
        programme_rows.write_once(connection, today)
    cookie, _ = signed_in.officer(site)
    page = Request(app, f"/staff/committees/{COMMITTEE}/work-programme/board", headers={"Cookie": cookie})
    floor = plain_page.plain_app(site.url(name="written"), board_floor.PAGE, board_floor.read)
    at = f"/page/{COMMITTEE}/{municipal_year_of(today)}"
    return [plain_page.against(site, page, floor, at, line="33", names=NAMES)]
