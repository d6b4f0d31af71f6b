"""Lines 9 and 10: every kind of public page with twenty years behind it, and with two hundred, against one."""

from bench import council
from bench.asking import Request
from bench.protocol import measure
from bench.site import FULL, Site, drawn
from bench.table import Row
from models.rules import addresses

LONGEST = 200


def of_twenty_years(site: Site) -> list[Row]:
    """Line 9."""
    return _grown(site, FULL, "9", 1.10, 1.05)


def of_two_hundred_years(site: Site) -> list[Row]:
    """Line 10. A deployment serves one council: ten councils of twenty years are one of two hundred."""
    return _grown(site, LONGEST, "10", 1.20, 1.12)


def pages_of(site: Site) -> dict[str, str]:
    """An address of every kind of public page but the feeds, whose two years hold more than one year's meetings."""
    one = site.recent[0]
    meeting, committee = one.body["address"], one.body["committee"]["address"]
    member = addresses.member_address(council.member_slug(council.sitting(one.committee, 0)[0]))
    return {
        "home": "/",
        "committees": "/committees",
        "committee": committee,
        "committee as data": f"{committee}.json",
        "meeting": meeting,
        "meeting as data": f"{meeting}.json",
        "versions": f"{meeting}/versions",
        "meeting's calendar": f"{meeting}/meeting.ics",
        "meetings": "/meetings",
        "month": f"/meetings?month={one.held_on:%Y-%m}",
        "member": member,
        "members": "/members",
        "subscribe": f"{committee}/subscribe",
    }


def _grown(site: Site, years: int, line: str, target: float, stretch: float) -> list[Row]:
    rows = []
    for name, path in pages_of(site).items():
        young, old = f"{name}, 1 year", f"{name}, {years} years"
        cases = [drawn(young, Request(site.app(1), path)), drawn(old, Request(site.app(years), path))]
        measured = measure(cases, site.pace, control=young)
        rows.append(site.row(measured, old, young, line, target, stretch))
    return rows
