"""What was declared openly and turns out to be sensitive: its words go, and so do the versions that showed them."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from models.audit import AuditEvent
from models.interest import Interest
from models.vocabulary import DeclarationEffect, Intention, InterestCategory, Verb
from tests import factories
from tests.faults.test_canaries import unpacked
from tests.published_council import act, publish_council
from webapp.database import db
from webapp.services import declarations, dispensations, ledger, publishing, registers, unpublished
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.published_declarations import of_member

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)


@pytest.fixture
def council(app):
    return publish_council()


@pytest.fixture
def officer(council):
    return acting(factories.monitoring_officer(), on=council.meeting.held_on)


@pytest.fixture
def clerk(council):
    return acting(factories.officer(committee=council.committee), on=council.meeting.held_on)


@pytest.fixture
def interest(council):
    details = {"job": "Teacher", "employer": "Acorn Academy"}
    entered = {"category": InterestCategory.EMPLOYMENT, "details": details, "registered_on": AT.date()}
    return factories.keep(Interest(member=council.chair, **entered))


@pytest.fixture
def made(council, interest, clerk):
    said = {"kind": factories.declaration_kind(DeclarationEffect.NO_PART), "nature": "", "interest_id": interest.id}
    whole = {**said, "is_sensitive": False, "intention": Intention.WITHDRAW, "nature_is_open": False}
    made = declarations.declare(council.report, council.chair, whole, withdraws=True, by=clerk, at=AT)
    db.session.commit()
    return made


def published(council):
    publishing.publish_agenda(council.meeting, act(Verb.CORRECT, "A declaration"))
    db.session.commit()
    return publishing.live_body_of(council.meeting)


def behind(council) -> bool:
    """Whether staff are told that the public reads an older version of the meeting."""
    return any(one.kind == "meeting" for one in unpublished.waiting(by=operator(on=AT.date())))


def find_sensitive(interest, officer) -> None:
    wanted = {**registers.details_of(registers.read(interest, by=officer)), "is_sensitive": True}
    registers.correct(interest, wanted, revision=str(interest.revision), by=officer, at=AT)
    db.session.commit()


def test_an_entry_found_sensitive_takes_its_words_out_of_what_names_it(council, interest, officer, made):
    assert "Acorn Academy" in published(council)["declarations"][0]["nature"]

    find_sensitive(interest, officer)
    body = publishing.live_body_of(council.meeting)

    assert (made.is_sensitive, made.nature, made.revision) == (True, "", 2)
    assert body["declarations"][0]["withheld"] == "sensitive"
    assert ledger.readable("meeting", council.meeting.id) == [body]
    assert "Acorn" not in str([one.after for one in db.session.scalars(select(AuditEvent))])


def test_what_was_removed_before_it_was_found_sensitive_is_not_left_in_earlier_versions(
    council, interest, officer, clerk, made
):
    published(council)
    declarations.remove(made, revision=str(made.revision), by=clerk, at=AT)
    assert "Acorn" in str(ledger.readable("meeting", council.meeting.id))

    find_sensitive(interest, officer)

    assert "Acorn" not in str(ledger.readable("meeting", council.meeting.id))


def test_nothing_that_staff_have_changed_and_not_published_goes_out_with_it(council, interest, officer, made):
    published(council)
    clean = behind(council)
    council.report.heading = "Early help, in draft"
    council.meeting.agenda_revision += 1
    db.session.commit()

    find_sensitive(interest, officer)

    body = publishing.live_body_of(council.meeting)
    assert "in draft" not in str(body)
    assert "Acorn" not in str(body) + str(of_member(council.chair.id, None))
    assert (clean, behind(council)) == (False, True)


def test_where_nothing_else_changed_nothing_waits_to_be_published(council, interest, officer, made):
    published(council)

    find_sensitive(interest, officer)

    assert not behind(council)


def test_the_public_learns_that_a_declaration_was_put_right_and_gets_files_without_the_words(
    browser, council, interest, officer, made
):
    published(council)
    find_sensitive(interest, officer)

    page = browser.open(f"{council.address}/versions").text
    word = browser.open(f"{council.address}/agenda.docx")

    assert "A declaration of interest was put right." in page
    assert browser.open(f"{council.address}/versions/2").status == 410
    assert (word.status, b"Acorn" in unpacked(word.response.get_data())) == (200, False)
    assert "Acorn" not in browser.open(council.address).text


def test_what_is_removed_and_entered_anew_as_sensitive_takes_the_words_along(council, interest, officer, made):
    published(council)
    wanted = registers.details_of(registers.read(interest, by=officer))
    registers.remove(interest, revision="1", by=officer, at=AT)

    registers.add(council.chair, {**wanted, "is_sensitive": True}, by=officer, at=AT)
    db.session.commit()

    assert "Acorn" not in str(ledger.readable("meeting", council.meeting.id))
    assert made.is_sensitive


def test_a_meeting_that_never_gave_the_nature_is_not_published_anew(council, interest, officer, made):
    find_sensitive(interest, officer)

    assert ledger.live("meeting", council.meeting.id).version == 1


def test_only_whoever_keeps_registers_withholds(interest, clerk, made):
    with pytest.raises(NotAllowed):
        declarations.withhold(interest, by=clerk, at=AT)


def test_a_dispensation_is_taken_away_once(council, officer):
    granted = factories.dispensation(council.chair)
    dispensations.take_away(granted, revision="1", by=officer, at=AT)
    dispensations.take_away(granted, revision="1", by=officer, at=datetime(2026, 6, 1, tzinfo=UTC))

    assert (granted.removed_at, granted.revision) == (AT, 2)
