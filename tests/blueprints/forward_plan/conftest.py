"""A clerk in June 2019, with a decision of the cabinet in the plan."""

from datetime import date

import pytest
import time_machine

from tests import factories
from tests.planned_decisions import NOW, after, cabinet, planned


@pytest.fixture(autouse=True)
def that_summer():
    with time_machine.travel(NOW, tick=False) as travel:
        yield travel


@pytest.fixture
def clerk(app, browser):
    factories.council(postal_address="County Hall\nMoorminster", email="democracy@moorshire.example")
    return browser.sign_in(factories.officer())


@pytest.fixture
def come_back(clerk, that_summer):
    """The evening of a later day; sessions last half a day, so an officer signs in again."""

    def travel(day: date) -> None:
        that_summer.move_to(after(day))
        clerk.sign_in(factories.officer())

    return travel


@pytest.fixture
def decision(clerk):
    return planned(cabinet())
