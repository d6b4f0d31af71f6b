"""The way back to what the check of a work programme finds, for pages that were opened from there to mend something."""

from flask import request, url_for

from webapp.address_parts import number_in

# What the address of such a page carries: whether it was opened from the findings, or from the programme's own page.
CHECK, PROGRAMME = "check", "programme"
PAGES = {CHECK: "programme_check.index", PROGRAMME: "work_programme.index"}


def carried_on() -> dict[str, str]:
    """What takes the way back along, from a page that was opened to mend something to the form that mends it."""
    return {name: value for name in ("from", "year") if (value := request.args.get(name))}


def after_mending(committee_id: int, elsewhere: str, *, year: int | None = None) -> str:
    """Back to the findings or the programme that this page was opened from; elsewhere for who did not come from there.

    `year` is that of the programme where the page knows it; otherwise the address says it.
    """
    page = PAGES.get(request.args.get("from", ""))
    if page is None:
        return elsewhere
    return url_for(page, committee_id=committee_id, year=year or number_in(request.args.get("year")))
