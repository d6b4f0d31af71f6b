"""Line 37: the report of a programme under the next agenda, against the same rows drawn plainly."""

from bench import plain_page, programme_rows, report_floor, report_rows, signed_in
from bench.asking import Request
from bench.site import Site, engine_of
from bench.table import Row
from models.rules.municipal_year import municipal_year_of

COMMITTEE = 3
REPORT = "what it tells, read and drawn plainly", "report of a programme"


def staff(site: Site) -> list[Row]:
    """Line 37. Nothing of the page is kept between two looks at it."""
    app, today = site.app(name="written"), site.databases.today
    with engine_of(app) as engine, engine.begin() as connection:
        programme_rows.write_once(connection, today)
        meeting_id = report_rows.write(connection, COMMITTEE, today)
    cookie, _ = signed_in.officer(site)
    report = Request(app, f"/staff/meetings/{meeting_id}/work-programme-report", headers={"Cookie": cookie})
    floor = plain_page.plain_app(site.url(name="written"), report_floor.PAGE, report_floor.read)
    at = f"/page/{meeting_id}/{municipal_year_of(today)}"
    return [plain_page.against(site, report, floor, at, line="37", names=REPORT)]
