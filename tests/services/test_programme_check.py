"""The check of a work programme on the council's own records: what it finds, what is let stand, at what cost."""

from datetime import UTC, date, datetime

import pytest

from models.audit import AuditEvent
from models.committee import Committee
from models.meeting import Meeting
from models.programme_vocabulary import TopicKind, TopicTiming
from models.rules import RuleBroken
from models.vocabulary import MeetingStatus, SeatRole
from models.work_programme import IncomingProgramme, NotedReport, Topic, TopicChange, TopicItem
from tests import factories, held_meetings, planned_decisions
from tests.factories import keep
from tests.services.statements import counted
from webapp.database import db
from webapp.services import programme_check, topics
from webapp.services.actors import NotAllowed, acting, operator

TODAY = date(2019, 6, 18)
NOW = datetime(2019, 6, 18, 9, 0, tzinfo=UTC)
BY = {"by": operator(on=TODAY), "at": NOW}
LONG_AGO = datetime(2018, 1, 2, 12, 0, tzinfo=UTC)
MARCH, SEPTEMBER, FEBRUARY = date(2019, 3, 12), date(2019, 9, 24), date(2020, 2, 11)


@pytest.fixture
def panel(app) -> Committee:
    found = factories.committee(name="Children’s Panel")
    for held_on in (date(2019, 1, 15), MARCH, SEPTEMBER, FEBRUARY):
        factories.meeting(found, held_on=held_on)
    return found


def meeting_on(committee: Committee, held_on: date) -> Meeting:
    return next(one for one in committee.meetings if one.held_on == held_on)


def topic(committee: Committee, title: str = "Participation", on: date | None = None, **fields: object) -> Topic:
    when = {"timing": TopicTiming.MEETING, "meeting": meeting_on(committee, on)} if on else {}
    usual = {"year": 2019, "added_at": NOW, **when}
    return keep(Topic(committee=committee, title=title, **{**usual, **fields}))


def found(committee: Committee, rule: str, year: int = 2019) -> list[str]:
    return [one.words for one in programme_check.findings(committee, year, on=TODAY) if one.rule == rule]


def test_a_cadence_in_the_resolution_that_asked_is_kept_an_eye_on(panel):
    late = topic(panel, on=FEBRUARY)
    item = factories.item(meeting_on(panel, MARCH))
    late.owed = held_meetings.owed(item, quoted="That progress be reported back on a 6 monthly basis.")
    keep(NotedReport(topic=late, reported_on=MARCH))

    [words] = found(panel, "cadence missed")

    assert words == (
        "“Participation” is to come every 6 months. It was last reported on 12 March 2019, so it is due by "
        "12 September 2019; it comes next in February 2020, 11 months on."
    )


def test_a_report_on_an_agenda_kept_here_counts_as_a_last_report(panel):
    planned = topic(panel, on=FEBRUARY, every_months=6)
    item = factories.item(meeting_on(panel, MARCH))
    keep(TopicItem(topic=planned, item=item, put_on_at=NOW))

    assert len(found(panel, "cadence missed")) == 1


def test_a_topic_taken_off_its_agenda_was_not_reported(panel):
    planned = topic(panel, on=MARCH)
    item = factories.item(meeting_on(panel, MARCH))
    keep(TopicItem(topic=planned, item=item, put_on_at=NOW, returned_at=NOW))

    assert found(panel, "date gone by") == [
        "“Participation” was planned for the meeting of 12 March 2019, which did not take it, and is still open."
    ]


def test_a_topic_of_another_committee_in_the_same_year_is_seen(panel):
    transport = factories.committee(name="Transport Panel")
    keep(Topic(committee=transport, year=2019, title="Home to school transport", added_at=NOW))
    keep(Topic(committee=transport, year=2018, title="Children’s centres of the county", added_at=NOW))
    topic(panel, "Home-to-school transport: update")
    topic(panel, "Children’s centres of the county")

    assert found(panel, "topic on two committees’ programmes") == [
        "“Home-to-school transport: update” is also in the programme of Transport Panel: “Home to school transport” "
        "(To be allocated)."
    ]


def test_people_who_have_left_are_found_by_their_terms_seats_and_portfolios(panel):
    gone, former, here = (factories.member(name=name) for name in ("Bob Banks", "Ada Grey", "Cy Elm"))
    factories.term(gone, starts_on=date(2013, 5, 2), ends_on=date(2019, 5, 1))
    factories.term(here, starts_on=date(2013, 5, 2))
    for one in (former, here):
        factories.seat(panel, one, starts_on=date(2018, 5, 1), role=SeatRole.PORTFOLIO_HOLDER, capacity="Schools")
    former.seats[0].ends_on = date(2019, 5, 21)
    champion = factories.seat(panel, gone, starts_on=date(2018, 5, 1), role=SeatRole.CHAMPION, capacity="Budget")
    topic(panel, "Ponds", lead_officer="Dee Ash & Bob Banks", portfolio_holder=former)
    topic(panel, "Lakes", lead_officer="Cy Elm", portfolio_holder=here)

    every = programme_check.findings(panel, 2019, on=TODAY)

    left = [one for one in every if one.rule == "champion or lead who has left"]
    assert [one.words.split(",")[0] for one in left] == [
        "Bob Banks",
        "“Ponds” names Ada Grey as its portfolio holder",
        "“Ponds” names Bob Banks as its lead officer",
    ]
    assert left[0].mend.seat_id == champion.id


def test_a_decision_in_the_remit_without_a_slot_is_found(app):
    communities = planned_decisions.panel()
    planned_decisions.planned(planned_decisions.cabinet())

    [words] = found(communities, "key decision with no slot")

    assert "“Libraries open on fewer days” is to be decided by Cabinet on 1 August 2019" in words


def test_a_table_brought_in_without_repeated_headings_is_found(panel):
    read = {"repeats_headings": False, "rows_read": 29}
    usual = {"filename": "programme.docx", "uploaded_at": NOW, "uploaded_by_id": factories.officer().id}
    keep(IncomingProgramme(committee_id=panel.id, year=2019, found=read, **usual))

    assert len(found(panel, "headings not repeated")) == 1
    assert found(panel, "headings not repeated", 2018) == []


def test_what_was_done_to_a_topic_last_says_how_long_it_was_left(panel):
    old = {"added_at": LONG_AGO, "kind": TopicKind.SCRUTINY}
    topic(panel, "Left", **old)
    looked_at = topic(panel, "Looked at", **old)
    keep(TopicChange(topic=looked_at, event="changed", changed_at=NOW, changed_by="A clerk"))
    factories.meeting(panel, held_on=date(2018, 3, 6))

    [words] = found(panel, "topic untouched")

    assert words.startswith("“Left” has no date, and nothing was done about it since 2 January 2018: 3 meetings ago")


def test_meetings_to_come_are_empty_only_without_topics_and_without_an_agenda(panel):
    topic(panel, on=SEPTEMBER)
    cancelled = factories.meeting(panel, held_on=date(2019, 10, 1), status=MeetingStatus.CANCELLED)

    assert [one[:16] for one in found(panel, "meeting empty")] == ["11 February 2020"]

    factories.item(meeting_on(panel, FEBRUARY))
    assert cancelled and found(panel, "meeting empty") == []


def test_however_many_topics_there_are_as_many_statements_are_made(panel):
    topic(panel, "Ponds", on=MARCH)
    with counted() as few:
        programme_check.check(panel, 2019, on=TODAY)
    for number in range(12):
        added = topic(panel, f"Lakes of valley {number}", on=SEPTEMBER)
        keep(NotedReport(topic=added, reported_on=MARCH))
        keep(TopicChange(topic=added, event="added", changed_at=NOW, changed_by="A clerk"))
    name, number = panel.name, panel.id
    db.session.expunge_all()

    with counted() as many:
        programme_check.check(Committee(id=number, name=name), 2019, on=TODAY)

    assert len(many) <= len(few) <= 27


def test_everything_checked_at_once_finds_what_each_programme_finds_alone(panel):
    other = factories.committee(name="Transport Panel")
    for committee in (panel, other):
        keep(Topic(committee=committee, year=2019, title="Home to school transport", added_at=NOW))
        keep(Topic(committee=committee, year=2018, title="Ponds, quarter 2 (June–Sept)", added_at=NOW))

    every = programme_check.check_everything([panel, other], on=TODAY)

    assert [(one.committee_id, one.year) for one in every] == [
        (committee.id, year) for committee in (panel, other) for year in (2018, 2019)
    ]
    for one in every:
        committee = panel if one.committee_id == panel.id else other
        assert list(one.found) == programme_check.findings(committee, one.year, on=TODAY)


QUARTER = "quarter with the wrong months"


def wrong_quarter(committee: Committee):
    topic(committee, "Ponds, quarter 2 (June–Sept)")
    return next(one for one in programme_check.findings(committee, 2019, on=TODAY) if one.rule == QUARTER)


def test_what_is_let_stand_is_kept_with_its_reason_and_not_pointed_out(panel):
    wrong = wrong_quarter(panel)
    officer = acting(factories.officer(name="A clerk"), on=TODAY)

    programme_check.waive(
        panel, 2019, rule=wrong.rule, key=wrong.key, reason=" As the paper says. ", by=officer, at=NOW
    )

    checked = programme_check.check(panel, 2019, on=TODAY)
    assert QUARTER not in [one.rule for one in checked.found]
    [waived] = checked.waived
    assert (waived.finding, waived.reason, waived.by) == (wrong, "As the paper says.", "A clerk")
    last = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert (last.what, last.reason, last.committee_id) == ("finding let stand", "As the paper says.", panel.id)


def test_what_is_let_stand_needs_a_reason_and_must_be_there(panel):
    wrong = wrong_quarter(panel)
    there = {"rule": wrong.rule, "key": wrong.key, **BY}

    with pytest.raises(RuleBroken, match="Say why it may stand"):
        programme_check.waive(panel, 2019, reason=" ", **there)
    with pytest.raises(RuleBroken, match="does not find this any more"):
        programme_check.waive(panel, 2019, reason="Yes", **{**there, "key": "another"})
    programme_check.waive(panel, 2019, reason="Yes", **there)
    with pytest.raises(RuleBroken, match="does not find this any more"):
        programme_check.waive(panel, 2019, reason="Again", **there)


def test_only_who_keeps_the_programme_lets_things_stand(panel):
    wrong = wrong_quarter(panel)
    stranger = acting(factories.officer(committee=factories.committee()), on=TODAY)

    with pytest.raises(NotAllowed):
        programme_check.waive(panel, 2019, rule=wrong.rule, key=wrong.key, reason="Yes", by=stranger, at=NOW)


def test_what_was_let_stand_can_be_looked_at_again(panel):
    wrong = wrong_quarter(panel)
    waived = programme_check.waive(panel, 2019, rule=wrong.rule, key=wrong.key, reason="Yes", **BY)
    db.session.commit()

    programme_check.unwaive(waived, **BY)

    checked = programme_check.check(panel, 2019, on=TODAY)
    assert wrong in checked.found and not checked.waived
    last = db.session.query(AuditEvent).order_by(AuditEvent.id.desc()).first()
    assert last.what == "finding looked at again" and '"reason":"Yes"' in last.before.replace(" ", "")


def test_a_topic_taken_away_is_not_checked(panel):
    wrong = wrong_quarter(panel)
    topics.remove(db.session.get(Topic, wrong.topic_id), **BY)

    assert found(panel, QUARTER) == []
