"""Lines 37 to 39: the report of a programme, its page and its public page, each against the same drawn plainly."""

from bench import (
    plain_page,
    programme_floor,
    programme_rows,
    public_programme_floor,
    report_floor,
    report_rows,
    signed_in,
)
from bench.asking import Request
from bench.site import Site, engine_of
from bench.table import Row
from models.committee import Committee
from models.rules.municipal_year import municipal_year_of
from tests.published_programme import make_public
from webapp import clock
from webapp.database import db
from webapp.services import work_programmes

COMMITTEE = 3
REPORT = "what it tells, read and drawn plainly", "report of a programme"
PUBLIC = "its stored body, drawn plainly", "public programme, drawn"
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


def public(site: Site) -> list[Row]:
    """Line 39: the programme as it was published, drawn anew at each look; readers mostly get the page that is kept."""
    app, today = site.app(name="written"), site.databases.today
    year = municipal_year_of(today)
    with engine_of(app) as engine, engine.begin() as connection:
        programme_rows.write_once(connection, today)
    with app.app_context():
        committee = db.session.get_one(Committee, COMMITTEE)
        make_public(work_programmes.begun(committee, year), at=clock.now())
        address = f"/committees/{committee.slug}/work-programme/{year}"
    page, floor = Request(app, address), public_programme_floor
    plain = plain_page.plain_app(site.url(name="written"), floor.PAGE, floor.read, is_public=True)
    return [plain_page.against(site, page, plain, f"/page/{COMMITTEE}/{year}", line="39", names=PUBLIC)]
