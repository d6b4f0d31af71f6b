"""An action has one owner and an end in sight."""

from datetime import date

import pytest

from models.rules import RuleBroken
from models.rules.actions import Due, Owner, check_due, check_owner


@pytest.mark.parametrize(
    "owner", [Owner(member_id=1), Owner(committee_id=2), Owner(name="Helen King"), Owner(name="A", email="a@b.example")]
)
def test_one_owner_is_enough(owner):
    check_owner(owner)


@pytest.mark.parametrize(
    ("owner", "field"),
    [
        (Owner(), "owner"),
        (Owner(name="  "), "owner"),
        (Owner(member_id=1, name="Helen King"), "owner"),
        (Owner(name="Helen King", email="helen"), "owner_email"),
    ],
)
def test_an_action_nobody_or_everybody_owes_is_refused(owner, field):
    with pytest.raises(RuleBroken) as refused:
        check_owner(owner)

    assert refused.value.field == field


@pytest.mark.parametrize("due", [Due(on=date(2030, 6, 18)), Due(meeting_id=1), Due(every_months=6)])
def test_a_day_a_meeting_or_a_cadence_is_an_end_in_sight(due):
    check_due(due)


@pytest.mark.parametrize(
    ("due", "field"),
    [
        (Due(), "due_on"),
        (Due(on=date(2030, 6, 18), meeting_id=1), "due_on"),
        (Due(every_months=0), "every_months"),
        (Due(every_months=61), "every_months"),
    ],
)
def test_what_is_never_due_or_due_twice_is_refused(due, field):
    with pytest.raises(RuleBroken) as refused:
        check_due(due)

    assert refused.value.field == field
