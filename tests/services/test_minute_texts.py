"""Writing under an item: every state kept, two writers joined, a save that comes again known."""

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, select

from models.audit import AuditEvent
from models.minutes import Minutes, MinuteText
from models.minutes_vocabulary import MinutesStatus
from models.rules import RuleBroken
from models.vocabulary import MeetingStatus, Part, Role
from tests import factories
from tests.services.two_officers import one_after_the_other
from webapp import clock
from webapp.database import db
from webapp.services import minute_history, minute_texts, minute_writing, minutes
from webapp.services.actors import NotAllowed, acting
from webapp.services.minute_texts import LONGEST, SameParagraph, Sent
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2026, 6, 16, 10, 0, tzinfo=UTC)


@pytest.fixture
def item(app):
    return factories.item(factories.meeting(), "Budget")


@pytest.fixture
def helen(app):
    return acting(factories.user(Role.OFFICER, name="Helen Fernleigh"), on=clock.today())


@pytest.fixture
def sam(app):
    return acting(factories.user(Role.OFFICER, name="Sam Okoro"), on=clock.today())


def save(item, text, base=0, *, by, at=AT, sent_as=None):
    saved = minute_texts.save(item.id, Sent(text, base, sent_as), by=by, at=at)
    db.session.commit()
    return saved


def text_of(item):
    return minutes.minute_of(item).text


def test_every_state_is_kept_with_who_and_when(item, helen, sam):
    save(item, "One", by=helen)
    save(item, "One\n\nTwo", 1, by=sam, at=AT + timedelta(minutes=1))

    kept = db.session.scalars(select(MinuteText).order_by(MinuteText.id)).all()
    assert [(one.revision, one.text, one.saved_by) for one in kept] == [
        (1, "One", "Helen Fernleigh"),
        (2, "One\n\nTwo", "Sam Okoro"),
    ]
    assert text_of(item) == "One\n\nTwo"


def test_the_audit_trail_says_once_a_day_that_somebody_wrote_and_never_what(item, helen, sam):
    save(item, "Secret words", by=helen)
    for number in range(1, 5):
        save(item, f"Secret words {number}", number, by=helen)
    save(item, "Secret words, too", 5, by=sam)
    save(item, "Secret words again", 6, by=helen)
    save(item, "Secret words tomorrow", 7, by=helen, at=AT + timedelta(days=1))

    events = select(AuditEvent).where(AuditEvent.what == "writing of a minute begun").order_by(AuditEvent.id)
    assert [one.by for one in db.session.scalars(events)] == ["Helen Fernleigh", "Sam Okoro", "Helen Fernleigh"]
    everything = " ".join(f"{one.before} {one.after}" for one in db.session.scalars(select(AuditEvent)))
    assert "Secret" not in everything


def test_disjoint_paragraphs_are_joined(item, helen, sam):
    save(item, "One\n\nTwo", by=helen)

    save(item, "One!\n\nTwo", 1, by=helen)
    saved = save(item, "One\n\nTwo!\n\nThree", 1, by=sam)

    assert saved.text == text_of(item) == "One!\n\nTwo!\n\nThree"
    assert saved.revision == 3


def test_the_same_paragraph_asks_and_changes_nothing(item, helen, sam):
    save(item, "One\n\nTwo", by=helen)
    save(item, "One, Helen\n\nTwo", 1, by=helen)

    with pytest.raises(SameParagraph) as both:
        minute_texts.save(item.id, Sent("One, Sam\n\nTwo\n\nThree", 1), by=sam, at=AT)
    db.session.rollback()

    assert "Helen Fernleigh changed the same paragraph" in both.value.message
    (conflict,) = both.value.merged.conflicts
    assert (conflict.kept, conflict.typed) == (("One, Helen",), ("One, Sam",))
    assert text_of(item) == "One, Helen\n\nTwo"


def test_what_is_chosen_is_kept_with_everything_disjoint(item, helen, sam):
    save(item, "One\n\nTwo", by=helen)
    save(item, "One, Helen\n\nTwo", 1, by=helen)
    sent = Sent("One, Sam\n\nTwo\n\nThree", 1, "a-name-of-a-save")

    minute_texts.choose(item.id, sent, against=2, choices={0: "One, both"}, by=sam, at=AT)

    assert text_of(item) == "One, both\n\nTwo\n\nThree"
    assert minute_texts.save(item.id, sent, by=sam, at=AT).text == "One, both\n\nTwo\n\nThree", "known again"


def test_a_place_without_a_choice_is_refused_beside_it(item, helen, sam):
    save(item, "One", by=helen)
    save(item, "One, Helen", 1, by=helen)

    with pytest.raises(RuleBroken) as broken:
        minute_texts.choose(item.id, Sent("One, Sam", 1), against=2, choices={}, by=sam, at=AT)

    assert broken.value.field == "choice-0"


def test_somebody_who_writes_while_another_chooses_is_joined_or_asked_too(item, helen, sam):
    save(item, "One\n\nTwo", by=helen)
    save(item, "One, Helen\n\nTwo", 1, by=helen)
    save(item, "One, Helen\n\nTwo!", 2, by=helen)
    sent = Sent("One, Sam\n\nTwo", 1)

    saved = minute_texts.choose(item.id, sent, against=2, choices={0: "One, both"}, by=sam, at=AT)
    assert saved.text == "One, both\n\nTwo!"
    with pytest.raises(SameParagraph):
        minute_texts.choose(item.id, sent, against=2, choices={0: "One, again"}, by=sam, at=AT)


def test_a_save_that_comes_again_is_not_made_twice(item, helen, sam):
    first = save(item, "Mine", by=helen, sent_as="first-save")
    save(item, "Sam's\n\nMine", first.revision, by=sam)

    again = save(item, "Mine", by=helen, sent_as="first-save")

    assert (again.revision, again.text) == (1, "Mine")
    assert text_of(item) == "Sam's\n\nMine"
    assert db.session.scalar(select(func.count()).select_from(MinuteText)) == 2


def test_the_same_text_again_is_no_new_state(item, helen):
    save(item, "One", by=helen)

    assert save(item, "One \r\n", 1, by=helen).revision == 1


@pytest.mark.parametrize("base", [7, -1])
def test_a_text_from_a_state_that_is_not_there_any_more_loses_nothing(item, helen, base):
    save(item, "One\n\nTwo", by=helen)

    saved = save(item, "One\n\nThree", base, by=helen)

    assert set(saved.text.split()) == {"One", "Two", "Three"}


def test_approved_minutes_are_refused(item, helen):
    save(item, "One", by=helen)
    kept = db.session.scalars(select(Minutes)).one()
    kept.status, kept.approved_on = MinutesStatus.APPROVED, clock.today()
    db.session.commit()

    with pytest.raises(RuleBroken, match="approved"):
        minute_texts.save(item.id, Sent("Two", 1), by=helen, at=AT)
    assert "approved" in minute_writing.of_item(item, by=helen).closed_because


def test_the_minutes_of_a_cancelled_meeting_are_refused(item, helen):
    save(item, "One", by=helen)
    item.meeting.status = MeetingStatus.CANCELLED
    db.session.commit()

    with pytest.raises(RuleBroken, match="cancelled"):
        minute_texts.save(item.id, Sent("Two", 1), by=helen, at=AT)


def test_too_long_a_text_is_refused_and_unprintable_characters_are_left_out(item, helen):
    with pytest.raises(RuleBroken, match="100,000"):
        minute_texts.save(item.id, Sent("x" * (LONGEST + 1), 0), by=helen, at=AT)

    assert save(item, "One\x00\x07 \ud800two", by=helen).text == "One two"


def test_nobody_else_may_write(item):
    elsewhere = factories.user(Role.OFFICER, committee=factories.committee())

    for text in ("One", "Two"):
        with pytest.raises(NotAllowed):
            minute_texts.save(item.id, Sent(text, 0), by=acting(elsewhere, on=clock.today()), at=AT)


def test_two_who_begin_the_same_minute_at_once_both_stay(app, item, helen, sam):
    number = item.id
    first, second = (
        lambda who=who, text=text: minute_texts.save(number, Sent(text, 0), by=who, at=AT)
        for who, text in ((helen, "From Helen"), (sam, "From Sam"))
    )

    assert one_after_the_other(app, first, second) == []

    db.session.expire_all()
    assert text_of(item) == "From Helen\n\nFrom Sam"


def test_a_summary_for_the_public_is_kept_apart_and_no_change_of_it_is_lost(item, helen, sam):
    item.part, item.public_heading = Part.PRIVATE, "A property matter"
    minute_texts.summarise(item, "The Committee took advice.", was="", by=helen, at=AT)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        minute_texts.summarise(item, "Something else.", was="", by=sam, at=AT)

    assert minutes.minute_of(item).summary == "The Committee took advice."


def test_the_history_tells_each_stretch_of_writing_and_what_changed_in_it(item, helen, sam):
    save(item, "One", by=helen)
    save(item, "One\n\nTwo", 1, by=helen, at=AT + timedelta(minutes=5))
    save(item, "One\n\n2", 2, by=sam, at=AT + timedelta(minutes=6))

    told = minute_history.stretches(item)
    assert [(one.by, one.saves, one.revision) for one in told] == [("Sam Okoro", 1, 3), ("Helen Fernleigh", 2, 2)]
    state = minute_history.state_at(item, 3)
    assert state.changes == [("same", "One"), ("out", "Two"), ("in", "2")]
    assert state.is_newest


def test_those_present_are_named_as_the_minutes_name_them(item, helen):
    item.presenter = "Helen King, Director of Public Health"
    factories.seat(item.meeting.committee, factories.member(name="Ada Davies"))
    db.session.commit()

    assert [one.said for one in minute_writing.of_item(item, by=helen).people] == ["Councillor Davies", "Helen King"]


def test_a_save_is_as_much_work_after_two_hundred_states_as_after_one(item, helen):
    save(item, "Some words\n\n0", by=helen, sent_as="save-number-0")
    first = steps(lambda: save(item, "Some words\n\n1", 1, by=helen, sent_as="save-number-1"))
    for number in range(2, 200):
        save(item, f"Some words\n\n{number}", number, by=helen, sent_as=f"save-number-{number}")

    assert steps(lambda: save(item, "At last", 200, by=helen, sent_as="save-number-200")) <= first * 1.2


def steps(do) -> int:
    """How many tens of steps SQLite takes for it, the same on every machine; PostgreSQL counts none."""
    if db.engine.dialect.name != "sqlite":
        return 0
    counted = []
    sqlite = db.session.connection().connection.driver_connection
    sqlite.set_progress_handler(lambda: counted.append(1), 10)
    try:
        do()
    finally:
        sqlite.set_progress_handler(None, 10)
    return len(counted)
