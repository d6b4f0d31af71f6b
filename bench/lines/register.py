"""Line 14: the register of resolutions with twenty years in it, against one: listed, of a committee, and searched."""

from bench import council
from bench.asking import Request
from bench.protocol import measure
from bench.site import FULL, Site, drawn
from bench.table import Row

PAGES = {
    "register, newest": "/resolutions",
    "register of a committee": f"/committees/{council.slug(0)}/resolutions",
    "register, a word in all": "/resolutions?words=report",
    "register, a word in one of a hundred": "/resolutions?words=scheme+13",
    "register of a committee, two words": f"/committees/{council.slug(0)}/resolutions?words=report+received",
}


def of_twenty_years(site: Site) -> list[Row]:
    """Line 14: each page drawn, with every cache emptied."""
    rows = []
    for name, path in PAGES.items():
        young, old = f"{name}, 1 year", f"{name}, {FULL} years"
        cases = [drawn(young, Request(site.app(1), path)), drawn(old, Request(site.app(FULL), path))]
        rows.append(site.row(measure(cases, site.pace, control=young), old, young, "14", 1.2, 1.1))
    return rows
