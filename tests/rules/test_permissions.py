"""Every role and every permission, against a table written by hand."""

from datetime import date

import pytest

from models.rules.permissions import GRANTS, DatedRole, Permission, allows, is_in_force
from models.vocabulary import Role

TODAY = date(2019, 6, 10)
START = date(2019, 1, 1)

#                      administrator, officer, monitoring officer, member
TABLE = {
    "view staff pages": (True, True, True, True, False),
    "edit council": (True, True, False, False, False),
    "edit committees": (False, True, False, False, False),
    "edit members": (False, True, False, False, False),
    "plan meetings": (False, True, False, False, False),
    "edit agenda": (False, True, False, False, False),
    "publish": (False, True, False, False, False),
    "withdraw": (False, True, False, False, False),
    "manage people": (True, False, False, False, False),
    "read audit": (True, False, False, False, False),
    "view own area": (False, False, False, False, True),
    "record meeting": (False, True, False, False, False),
    "read private contacts": (False, True, True, False, False),
    "edit register": (False, False, True, False, False),
    "edit scorecards": (False, True, False, True, False),
}
ROLES = (Role.ADMINISTRATOR, Role.OFFICER, Role.MONITORING_OFFICER, Role.PERFORMANCE_OFFICER, Role.MEMBER)
CASES = [
    (role, Permission(word), allowed) for word, row in TABLE.items() for role, allowed in zip(ROLES, row, strict=True)
]


def test_the_table_leaves_out_no_role_and_no_permission():
    assert set(TABLE) == set(Permission)
    assert set(ROLES) == set(Role) == set(GRANTS)


@pytest.mark.parametrize(("role", "permission", "allowed"), CASES)
def test_a_role_may_do_what_the_table_says_and_nothing_else(role, permission, allowed):
    held = [DatedRole(role, None, START)]

    assert allows(held, permission, on=TODAY) is allowed
    assert allows(held, permission, on=TODAY, committee_id=7) is allowed


@pytest.mark.parametrize("permission", Permission)
def test_nobody_without_a_role_may_do_anything(permission):
    assert not allows([], permission, on=TODAY)


@pytest.mark.parametrize("permission", sorted(GRANTS[Role.OFFICER] - {Permission.VIEW_STAFF_PAGES}))
def test_an_officer_for_one_committee_acts_there_and_nowhere_else(permission):
    held = [DatedRole(Role.OFFICER, 7, START)]

    assert allows(held, permission, on=TODAY, committee_id=7)
    assert not allows(held, permission, on=TODAY, committee_id=8)
    assert not allows(held, permission, on=TODAY)


def test_an_officer_for_one_committee_still_opens_the_staff_pages():
    assert allows([DatedRole(Role.OFFICER, 7, START)], Permission.VIEW_STAFF_PAGES, on=TODAY)


def test_roles_for_several_committees_add_up():
    held = [DatedRole(Role.OFFICER, 7, START), DatedRole(Role.OFFICER, 8, START)]

    assert [allows(held, Permission.PUBLISH, on=TODAY, committee_id=number) for number in (7, 8, 9)] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize(
    ("starts_on", "ends_on", "expected"),
    [
        (date(2019, 6, 10), None, True),
        (date(2019, 6, 11), None, False),
        (START, date(2019, 6, 11), True),
        (START, date(2019, 6, 10), False),
        (date(2019, 6, 10), date(2019, 6, 10), False),
    ],
)
def test_a_role_is_held_from_its_first_day_until_the_day_it_ends(starts_on, ends_on, expected):
    role = DatedRole(Role.OFFICER, None, starts_on, ends_on)

    assert is_in_force(role, TODAY) is expected
    assert allows([role], Permission.PUBLISH, on=TODAY, committee_id=7) is expected
