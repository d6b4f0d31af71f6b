"""The notices a decision needs, by when, and the lawful ways on."""

from dataclasses import replace
from datetime import date

import pytest

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules import RuleBroken
from models.rules.decision_notice_checks import Words, check_notice
from models.rules.decision_notices import Given, Standing, allowed_kinds, name_of, routes_for, steps
from models.rules.working_days import closed_days
from tests.rules.test_forward_plan import WHOLE

CLOSED = closed_days(date(2019, 1, 1), date(2019, 12, 31))
PRIVATE = replace(WHOLE, is_key=False, is_private=True, private_reason="Prices.", paragraphs=(3,))
URGENT = Words("The grant ends.", "Cllr C, chair of the Panel", date(2019, 7, 29))
NOTHING_MORE = Words()
FIRST = Given(Kind.PRIVATE_MEETING, date(2019, 7, 1))


def standing(planned, given, today):
    return [(one.kind, one.standing) for one in steps(planned, given, today=today, closed=CLOSED)]


@pytest.mark.parametrize(
    ("today", "said"),
    [
        (date(2019, 6, 1), Standing.LATER),
        (date(2019, 6, 26), Standing.SOON),
        (date(2019, 7, 3), Standing.SOON),
        (date(2019, 7, 4), Standing.LATE),
    ],
)
def test_a_key_decision_is_due_its_notice_29_days_before(today, said):
    (step,) = steps(WHOLE, [], today=today, closed=CLOSED)

    assert (step.by_on, step.standing) == (date(2019, 7, 3), said)


def test_a_council_that_counts_working_days_is_asked_for_the_notice_six_weeks_before():
    own_rule = replace(WHOLE, counts_working_days=True)

    (step,) = steps(own_rule, [Given(Kind.KEY_DECISION, date(2019, 6, 24))], today=date(2019, 6, 24), closed=CLOSED)

    assert (step.by_on, step.standing, step.count.clear_days) == (date(2019, 6, 21), Standing.GIVEN_LATE, 27)
    assert step.routes[0].earliest_on == date(2019, 8, 2)


def test_given_in_time_nothing_more_is_due():
    (step,) = steps(WHOLE, [Given(Kind.KEY_DECISION, date(2019, 7, 3))], today=date(2019, 7, 31), closed=CLOSED)

    assert step.is_settled
    assert step.routes == ()


def test_given_late_it_counts_for_what_it_is_and_another_route_settles_it():
    late = Given(Kind.KEY_DECISION, date(2019, 7, 20))

    assert standing(WHOLE, [late], date(2019, 7, 20)) == [(Kind.KEY_DECISION, Standing.GIVEN_LATE)]
    urgent = [late, Given(Kind.SPECIAL_URGENCY, date(2019, 7, 30))]
    assert standing(WHOLE, urgent, date(2019, 7, 30)) == [(Kind.KEY_DECISION, Standing.BY_ANOTHER_ROUTE)]


@pytest.mark.parametrize(
    ("today", "kinds"),
    [
        (date(2019, 7, 10), [None, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY]),
        (date(2019, 7, 24), [None, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY]),
        (date(2019, 7, 25), [None, Kind.SPECIAL_URGENCY]),
    ],
)
def test_the_general_exception_is_offered_while_five_clear_days_remain(today, kinds):
    found = routes_for(Kind.KEY_DECISION, WHOLE, today=today, closed=CLOSED)

    assert [one.kind for one in found] == kinds


def test_put_off_a_decision_can_be_taken_29_days_from_today():
    first, *_ = routes_for(Kind.KEY_DECISION, WHOLE, today=date(2019, 7, 10), closed=CLOSED)

    assert first.earliest_on == date(2019, 8, 8)
    assert "Thursday 8 August 2019" in first.explanation


def test_put_off_a_notice_that_was_late_counts_from_the_day_it_was_given():
    (step,) = steps(WHOLE, [Given(Kind.KEY_DECISION, date(2019, 7, 8))], today=date(2019, 7, 20), closed=CLOSED)

    assert step.routes[0].earliest_on == date(2019, 8, 6)
    assert "given on 8 July 2019" in step.routes[0].explanation


def test_a_meeting_in_private_needs_two_notices():
    assert standing(PRIVATE, [FIRST], date(2019, 7, 22)) == [
        (Kind.PRIVATE_MEETING, Standing.GIVEN),
        (Kind.PRIVATE_MEETING_FURTHER, Standing.SOON),
    ]


def test_a_person_who_decides_holds_no_meeting_in_private():
    alone = replace(PRIVATE, is_body=False, members=())

    assert standing(alone, [], date(2019, 7, 1)) == []
    assert allowed_kinds(alone, []) == []


def test_after_the_day_of_the_decision_no_way_on_is_offered():
    (step,) = steps(WHOLE, [], today=date(2019, 8, 2), closed=CLOSED)

    assert (step.standing, step.routes) == (Standing.LATE, ())


def test_what_is_neither_key_nor_private_needs_none():
    assert steps(replace(WHOLE, is_key=False), [], today=date(2019, 7, 1), closed=CLOSED) == ()
    assert allowed_kinds(replace(WHOLE, is_key=False), []) == []


def test_a_notice_is_given_once_and_again_where_the_decision_has_changed_since():
    done = [Given(kind, date(2019, 7, 1)) for kind in Kind]
    private = replace(WHOLE, is_private=True)
    changed = [replace(one, is_outdated=True) for one in done]

    assert allowed_kinds(private, done) == [Kind.KEY_DECISION]
    assert set(allowed_kinds(private, changed)) == set(Kind)
    assert allowed_kinds(private, [*changed, *done]) == [Kind.KEY_DECISION]


@pytest.mark.parametrize("kind", [Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY])
def test_a_notice_that_still_says_how_the_decision_is_is_not_given_again_on_another_day(kind):
    before = Given(kind, date(2019, 7, 10))
    options = {"given_on": date(2019, 7, 24), "words": replace(URGENT, agreed_on=date(2019, 7, 9))}

    with pytest.raises(RuleBroken) as refused:
        check(kind, given=(before,), **options)
    check(kind, given=(replace(before, is_outdated=True),), **options)

    assert refused.value.message.startswith("This notice was given on 10 July 2019, and the decision is still as")


def check(kind, planned=WHOLE, words=NOTHING_MORE, given_on=date(2019, 7, 3), given=()):
    check_notice(kind, planned, words, given_on=given_on, given=given, today=date(2019, 7, 30), closed=CLOSED)


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (Kind.KEY_DECISION, {}),
        (Kind.KEY_DECISION, {"given_on": date(2019, 7, 30)}),
        (Kind.GENERAL_EXCEPTION, {"given_on": date(2019, 7, 24), "words": Words("The grant came late.", "Cllr C")}),
        (Kind.SPECIAL_URGENCY, {"given_on": date(2019, 7, 30), "words": URGENT}),
        (Kind.PRIVATE_MEETING, {"planned": PRIVATE}),
        (Kind.PRIVATE_MEETING_FURTHER, {"planned": PRIVATE, "given": (FIRST,)}),
        (Kind.PRIVATE_MEETING_URGENT, {"planned": PRIVATE, "given_on": date(2019, 7, 30), "words": URGENT}),
    ],
)
def test_each_notice_is_taken_once_it_says_what_it_must(kind, options):
    check(kind, **options)


@pytest.mark.parametrize(
    ("kind", "options", "field"),
    [
        (Kind.KEY_DECISION, {"planned": replace(WHOLE, documents=())}, ""),
        (Kind.KEY_DECISION, {"planned": PRIVATE}, "kind"),
        (Kind.PRIVATE_MEETING, {}, "kind"),
        (Kind.PRIVATE_MEETING, {"planned": replace(PRIVATE, private_reason="")}, ""),
        (Kind.PRIVATE_MEETING_FURTHER, {"planned": PRIVATE}, "kind"),
        (
            Kind.PRIVATE_MEETING_FURTHER,
            {"planned": PRIVATE, "given": (FIRST,), "words": Words(representations="Open it.")},
            "response",
        ),
        (Kind.KEY_DECISION, {"given_on": date(2019, 7, 31)}, "given_on"),
        (Kind.KEY_DECISION, {"planned": replace(WHOLE, decide_on=date(2019, 7, 3))}, "given_on"),
        (Kind.GENERAL_EXCEPTION, {"words": Words(agreed_by="Cllr C")}, "reason"),
        (Kind.GENERAL_EXCEPTION, {"words": Words("Late.")}, "agreed_by"),
        (Kind.GENERAL_EXCEPTION, {"words": Words("Late.", "Cllr C"), "given_on": date(2019, 7, 25)}, "given_on"),
        (Kind.GENERAL_EXCEPTION, {"words": Words("Late.", "Cllr C", date(2019, 7, 4))}, "agreed_on"),
        (Kind.PRIVATE_MEETING, {"planned": PRIVATE, "given": (replace(FIRST, given_on=date(2019, 7, 3)),)}, ""),
        (Kind.SPECIAL_URGENCY, {"words": replace(URGENT, reason="")}, "reason"),
        (Kind.SPECIAL_URGENCY, {"words": replace(URGENT, agreed_by=" ")}, "agreed_by"),
        (Kind.SPECIAL_URGENCY, {"words": replace(URGENT, agreed_on=None)}, "agreed_on"),
        (Kind.SPECIAL_URGENCY, {"words": URGENT}, "agreed_on"),
    ],
)
def test_a_notice_that_does_not_say_what_it_must_is_refused_beside_the_field(kind, options, field):
    with pytest.raises(RuleBroken) as refused:
        check(kind, **options)

    assert refused.value.field == field


def test_every_notice_has_a_name():
    assert len({name_of(kind) for kind in Kind}) == len(Kind)
