"""Where the pages of a work programme lead back to, and the year that an address asks for."""

from flask import request, url_for

from models.rules.municipal_year import municipal_year_of
from models.work_programme import Topic
from webapp.address_parts import number_in
from webapp.clock import today
from webapp.services.work_programmes import FIRST_YEAR, LAST_YEAR


def year_asked() -> int:
    """The municipal year that the address asks for; this one where it asks for none, or for none that councils plan."""
    asked = number_in(request.args.get("year"))
    return asked if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR else municipal_year_of(today())


def programme_address(committee_id: int, year: int) -> str:
    """The programme of a committee and a year."""
    return url_for("work_programme.index", committee_id=committee_id, year=year)


def topic_address(topic: Topic) -> str:
    """A topic where it stands in its programme."""
    return url_for(
        "work_programme.index", committee_id=topic.committee_id, year=topic.year, _anchor=f"topic-{topic.id}"
    )
