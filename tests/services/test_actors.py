"""Who a session belongs to, and who they are today."""

from datetime import timedelta

import pytest

from models.vocabulary import Role
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import actors


@pytest.fixture
def helen(app):
    user = factories.user(Role.OFFICER, Role.MEMBER, name="Helen Fernleigh")
    user.session_number = 3
    return user


def of_session(user, number=3, *, on=None):
    db.session.flush()
    return actors.of_session(user.id, number, on=on or clock.today())


def test_a_session_tells_everything_that_the_account_does(helen):
    assert of_session(helen) == actors.acting(helen, on=clock.today())
    assert len(of_session(helen).roles) == 2


def test_a_session_that_was_ended_is_nobodys(helen):
    assert of_session(helen, 2) is None
    assert actors.of_session(helen.id + 1, 3, on=clock.today()) is None


def test_a_session_ends_with_the_account_on_its_first_day_without_it(helen):
    helen.ended_on = clock.today()

    assert of_session(helen) is None
    assert of_session(helen, on=clock.today() - timedelta(days=1)) is not None


def test_a_session_ends_with_the_last_role_in_force(helen):
    for grant in helen.grants:
        grant.ends_on = clock.today()

    assert of_session(helen) is None
