"""The register's own rules: what is entered, what is refused in a sentence, what stays sealed, and the 28 days."""

from datetime import date

import pytest

from models.rules import RuleBroken, interests
from models.rules.interest_fields import CATEGORIES
from models.vocabulary import FieldKind, InterestCategory

NOTIFIED = date(2030, 6, 18)
WHOLE = {
    InterestCategory.EMPLOYMENT: {"job": "Teacher", "employer": "Fern Academy"},
    InterestCategory.SPONSORSHIP: {
        "payer": "The Moor Union", "purpose": "Election expenses", "amount": "1250.50", "paid_on": "2030-05-01",
    },
    InterestCategory.CONTRACT: {"contractor": "Hedge Ltd", "purpose": "Verge cutting", "value": "18000"},
    InterestCategory.LAND: {
        "tenure": "Owner", "place": "Ferndale", "is_home": True, "address": "1 Low Lane\nFerndale",
    },
    InterestCategory.LICENCE: {"place": "Plot 3, Low Field", "purpose": "Grazing", "is_a_month": True},
    InterestCategory.TENANCY: {"tenant": "Hedge Ltd", "premises": "Unit 4, Moor Works", "connection": "Director"},
    InterestCategory.SECURITIES: {"company": "Moor Water plc", "is_in_the_area": True, "nominal_value": "25001"},
    InterestCategory.OTHER: {"body": "Fern Trust", "position": "Trustee"},
    InterestCategory.GIFT: {
        "giver": "The Show Society", "gift": "Two tickets", "value": "50", "received_on": "2030-06-01",
    },
}  # fmt: skip


def check(category, details, **options):
    interests.check_entry(category, details, **{"gift_threshold": 50, "notified_on": NOTIFIED, **options})


@pytest.mark.parametrize("category", InterestCategory)
def test_a_whole_entry_of_each_category_may_stand(category):
    check(category, WHOLE[category])


@pytest.mark.parametrize(
    ("category", "name"),
    [(category, field.name) for category in InterestCategory for field in CATEGORIES[category].fields],
)
def test_an_entry_without_a_field_it_needs_is_refused_beside_that_field(category, name):
    field = next(field for field in CATEGORIES[category].fields if field.name == name)
    without = {key: value for key, value in WHOLE[category].items() if key != name}

    if field.is_required:
        with pytest.raises(RuleBroken) as refused:
            check(category, without)
        assert refused.value.field == name


@pytest.mark.parametrize(
    ("nominal_value", "percent", "may_stand"),
    [
        ("25000", None, False),
        ("25000.01", None, True),
        (None, "1", False),
        (None, "1.01", True),
        ("100", "2", True),
        ("30000", "0.1", True),
        ("25000", "1", False),
        (None, None, False),
    ],
)
def test_securities_at_or_below_both_thresholds_are_refused(nominal_value, percent, may_stand):
    details = {"company": "Moor Water plc", "is_in_the_area": True, "nominal_value": nominal_value, "percent": percent}

    if may_stand:
        check(InterestCategory.SECURITIES, details)
    else:
        with pytest.raises(RuleBroken, match="£25,000, or over one hundredth"):
            check(InterestCategory.SECURITIES, details)


@pytest.mark.parametrize(
    ("category", "changed", "field", "sentence"),
    [
        (InterestCategory.SECURITIES, {"is_in_the_area": False}, "is_in_the_area", "place of business or land"),
        (InterestCategory.SECURITIES, {"percent": "101"}, "percent", "at most 100"),
        (InterestCategory.GIFT, {"value": "49.99"}, "value", "£50 or more"),
        (InterestCategory.GIFT, {"value": "lots"}, "value", "in figures"),
        (InterestCategory.GIFT, {"value": "NaN"}, "value", "in figures"),
        (InterestCategory.GIFT, {"value": "-60"}, "value", "in figures"),
        (InterestCategory.GIFT, {"received_on": "2030-02-30"}, "received_on", "real date"),
        (InterestCategory.CONTRACT, {"is_discharged": True}, "is_discharged", "fully discharged"),
        (InterestCategory.LICENCE, {"is_a_month": False}, "is_a_month", "less than a month"),
        (InterestCategory.LICENCE, {"is_a_month": "yes"}, "is_a_month", "yes or no"),
        (InterestCategory.LAND, {"is_home": False}, "is_home", "usual home"),
        (InterestCategory.OTHER, {"body": "x" * 2001}, "body", "2000 characters"),
        (InterestCategory.SPONSORSHIP, {"paid_on": "2029-06-18"}, "paid_on", "from 19 June 2029"),
        (InterestCategory.SPONSORSHIP, {"paid_on": "2030-06-19"}, "paid_on", "no later"),
    ],
)
def test_what_is_not_of_its_category_is_refused_in_a_sentence(category, changed, field, sentence):
    with pytest.raises(RuleBroken, match=sentence) as refused:
        check(category, WHOLE[category] | changed)

    assert refused.value.field == field


@pytest.mark.parametrize(
    ("notified_on", "paid_on"), [(date(2030, 6, 18), "2029-06-19"), (date(2028, 2, 28), "2027-03-01")]
)
def test_sponsorship_counts_for_the_twelve_months_ending_on_the_day_it_is_notified(notified_on, paid_on):
    details = WHOLE[InterestCategory.SPONSORSHIP] | {"paid_on": paid_on}

    check(InterestCategory.SPONSORSHIP, details, notified_on=notified_on)


def test_each_council_has_its_own_threshold_for_gifts():
    check(InterestCategory.GIFT, WHOLE[InterestCategory.GIFT] | {"value": "25"}, gift_threshold=25)


@pytest.mark.parametrize(
    ("began_on", "last_on"),
    [
        (date(2015, 5, 7), date(2015, 6, 3)),
        (date(2024, 2, 1), date(2024, 2, 28)),
        (date(2023, 12, 10), date(2024, 1, 6)),
    ],
)
def test_twenty_eight_days_begin_with_the_day_itself(began_on, last_on):
    due = interests.due_from(began_on)

    assert due.last_on == interests.register_by(began_on) == last_on
    assert due.days_left(last_on) == 0


def test_the_counting_is_shown():
    assert interests.due_from(date(2015, 5, 7)).counting == (
        "28 days beginning with the day: Thursday 7 May 2015 is day 1, and Wednesday 3 June 2015 is day 28. Every day "
        "counts."
    )


def test_the_address_of_a_home_is_sealed_and_withheld():
    home = WHOLE[InterestCategory.LAND]

    public = interests.public_details(InterestCategory.LAND, home, is_sensitive=False)

    assert "address" not in public
    assert interests.sealed_part(InterestCategory.LAND, home, is_sensitive=False) == {"address": "1 Low Lane\nFerndale"}
    assert interests.title_of(InterestCategory.LAND, public) == "Home in Ferndale"
    assert ("Address of the home", interests.WITHHELD) in interests.lines_of(InterestCategory.LAND, public)


def test_the_address_is_shown_when_the_member_asked_for_it_in_writing():
    home = WHOLE[InterestCategory.LAND] | {"shows_address": True}

    assert interests.public_details(InterestCategory.LAND, home, is_sensitive=False)["address"].startswith("1 Low Lane")
    assert interests.sealed_part(InterestCategory.LAND, home, is_sensitive=False) == {}


@pytest.mark.parametrize("category", InterestCategory)
def test_nothing_of_a_sensitive_interest_stands_unsealed(category):
    whole = WHOLE[category]

    assert interests.public_details(category, whole, is_sensitive=True) == {}
    assert interests.sealed_part(category, whole, is_sensitive=True) == whole


@pytest.mark.parametrize(
    ("category", "title", "names"),
    [
        (InterestCategory.EMPLOYMENT, "Teacher, Fern Academy", ["Fern Academy"]),
        (InterestCategory.SPONSORSHIP, "The Moor Union", ["The Moor Union"]),
        (InterestCategory.CONTRACT, "Hedge Ltd", ["Hedge Ltd"]),
        (InterestCategory.LAND, "Home in Ferndale", ["Ferndale", "1 Low Lane", "Ferndale"]),
        (InterestCategory.LICENCE, "Plot 3, Low Field", ["Plot 3, Low Field"]),
        (InterestCategory.TENANCY, "Hedge Ltd: Unit 4, Moor Works", ["Hedge Ltd", "Unit 4, Moor Works"]),
        (InterestCategory.SECURITIES, "Moor Water plc", ["Moor Water plc"]),
        (InterestCategory.OTHER, "Trustee, Fern Trust", ["Fern Trust"]),
        (InterestCategory.GIFT, "Two tickets, from The Show Society", ["The Show Society"]),
    ],
)
def test_an_entry_has_a_title_and_the_names_to_look_for(category, title, names):
    assert interests.title_of(category, WHOLE[category]) == title
    assert interests.names_in(category, WHOLE[category]) == names


def test_amounts_and_days_are_written_for_people():
    lines = dict(interests.lines_of(InterestCategory.SPONSORSHIP, WHOLE[InterestCategory.SPONSORSHIP]))

    assert lines["Amount or worth"] == "£1,250.50"
    assert lines["Paid or given on"] == "1 May 2030"


def test_a_gift_is_not_a_statutory_interest_and_employment_is():
    assert interests.is_statutory(InterestCategory.EMPLOYMENT)
    assert not interests.is_statutory(InterestCategory.GIFT)
    assert not interests.is_statutory(InterestCategory.OTHER)


def test_no_field_asks_who_a_partner_is():
    labels = [field.label.lower() for about in CATEGORIES.values() for field in about.fields]

    assert not [label for label in labels if "partner's name" in label or "name of the spouse" in label]


def test_every_required_question_is_one_that_can_be_answered_no():
    asked = [field for about in CATEGORIES.values() for field in about.fields if field.kind is FieldKind.YES_NO]

    assert {field.name for field in asked if field.is_required} == {"is_in_the_area", "is_a_month"}
