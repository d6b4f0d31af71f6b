"""Lines 37 and 38: the report of a programme, and the page it is kept on, each against the same rows drawn plainly."""

from bench import plain_page, programme_floor, programme_rows, report_floor, report_rows, signed_in
from bench.asking import Request
from bench.site import Site, engine_of
from bench.table import Row
from models.rules.municipal_year import municipal_year_of

COMMITTEE = 3
REPORT = "what it tells, read and drawn plainly", "report of a programme"
PROGRAMME = "the same topics, drawn plainly", "page of a programme"


def staff(site: Site) -> list[Row]:
    """Lines 37 and 38. Nothing is kept between two looks, but what the check of a programme found."""
    app, today = site.app(name="written"), site.databases.today
    with engine_of(app) as engine, engine.begin() as connection:
        programme_rows.write_once(connection, today)
        meeting_id = report_rows.write(connection, COMMITTEE, today)
    cookie, _ = signed_in.officer(site)
    url, year = site.url(name="written"), municipal_year_of(today)
    report = Request(app, f"/staff/meetings/{meeting_id}/work-programme-report", headers={"Cookie": cookie})
    programme = Request(app, f"/staff/committees/{COMMITTEE}/work-programme", headers={"Cookie": cookie})
    told = plain_page.plain_app(url, report_floor.PAGE, report_floor.read)
    listed = plain_page.plain_app(url, programme_floor.PAGE, programme_floor.read)
    return [
        plain_page.against(site, report, told, f"/page/{meeting_id}/{year}", line="37", names=REPORT),
        plain_page.against(site, programme, listed, f"/page/{COMMITTEE}/{year}", line="38", names=PROGRAMME),
    ]
