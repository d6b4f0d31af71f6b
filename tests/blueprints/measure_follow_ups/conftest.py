"""A clerk whose committee had a scorecard among its papers, some years after."""

import pytest
import time_machine

from tests import asked_why, factories, scored


@pytest.fixture(autouse=True)
def now():
    with time_machine.travel(asked_why.ASKED_AT, tick=False):
        yield


@pytest.fixture
def had(app):
    return scored.among_papers()


@pytest.fixture
def clerk(browser, had):
    return browser.sign_in(factories.officer(committee=had.committee))
