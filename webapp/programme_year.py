"""The municipal year that the address of a programme's page asks for."""

from flask import request

from models.rules.municipal_year import municipal_year_of
from webapp.address_parts import number_in
from webapp.clock import today
from webapp.services.work_programmes import FIRST_YEAR, LAST_YEAR


def year_asked() -> int:
    """The year asked for; this one where the address asks for none, or for none that councils plan."""
    asked = number_in(request.values.get("year"))
    return asked if asked is not None and FIRST_YEAR <= asked <= LAST_YEAR else municipal_year_of(today())
