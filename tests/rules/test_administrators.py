"""There is always an administrator."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.administrators import check_one_remains, first_day_without
from models.rules.permissions import DatedRole
from models.vocabulary import Role

JUNE, JULY, AUGUST = date(2030, 6, 1), date(2030, 7, 1), date(2030, 8, 1)


def held(starts_on: date, ends_on: date | None = None) -> DatedRole:
    return DatedRole(Role.ADMINISTRATOR, None, starts_on, ends_on)


@pytest.mark.parametrize(
    ("roles", "gap"),
    [
        ([], JUNE),
        ([held(JUNE)], None),
        ([held(JULY)], JUNE),
        ([held(JUNE, JULY)], JULY),
        ([held(JUNE, JULY), held(JULY)], None),
        ([held(JUNE, JULY), held(AUGUST)], JULY),
        ([held(JUNE, AUGUST), held(JULY)], None),
    ],
)
def test_the_first_day_without_a_role_in_force_is_found(roles, gap):
    assert first_day_without(roles, since=JUNE) == gap


def test_leaving_nobody_is_refused_with_the_day():
    with pytest.raises(RuleBroken, match="Nobody would be an administrator on 1 July 2030") as refused:
        check_one_remains([held(JUNE, JULY)], since=JUNE, field="ends_on")

    assert refused.value.field == "ends_on"
