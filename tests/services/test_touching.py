"""A member is told what on an agenda may touch an interest of theirs: from what is public, and nobody else is told."""

from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest

from models.document import DocumentText
from models.vocabulary import InterestCategory, InterestHolder, Part, Role
from tests import factories, published_council
from webapp.database import db
from webapp.services import document_texts, prepared_papers, public_agendas, publishing, registers, touching
from webapp.services.actors import NotAllowed, acting, operator

AT = datetime.now(UTC)
ON = AT.date()
REPORT = "At this meeting it was proposed to not extend the contract with Tarnow Homes beyond October."


@pytest.fixture
def made(app):
    """A published agenda of several items, one with a report that has been read."""
    made = published_council.publish_council()
    document_texts.keep(DocumentText(sha256=made.document.sha256, text=REPORT, problem=""))
    db.session.commit()
    return made


@pytest.fixture
def member(app):
    person = factories.member(name="Bram Vosk")
    user = factories.user(Role.MEMBER, member_id=person.id)
    return SimpleNamespace(record=person, by=acting(user, on=ON))


def register(member, category=InterestCategory.CONTRACT, details=None, **fields):
    wanted = {
        "category": category,
        "holder": InterestHolder.MEMBER,
        "details": details or {"contractor": "Tarnow Homes Ltd", "purpose": "Repairs"},
        "is_sensitive": False,
        "starts_on": None,
        "ends_on": None,
        "notified_on": None,
        **fields,
    }
    interest = registers.add(member.record, wanted, by=operator(on=ON), at=AT)
    db.session.commit()
    return interest


def look(made, member):
    return touching.look(public_agendas.get(made.meeting.id), member.record, by=member.by)


def test_the_report_names_what_the_register_has_under_contracts(made, member):
    register(member)

    looked_at = look(made, member)

    assert list(looked_at.reasons) == [made.report.id]
    (why,) = looked_at.reasons[made.report.id]
    assert (why.where, why.found, why.heading) == ("The report names", "Tarnow Homes", "Contracts")
    assert why.excerpts[0].before.endswith("extend the contract with ")
    assert (looked_at.entries, looked_at.names, looked_at.files, looked_at.is_whole) == (1, 1, 1, True)


def test_what_is_sealed_is_looked_for_too(made, member):
    home = {"tenure": "Owner", "place": "Elsewhere", "is_home": True, "address": "9 Quillbrook Lane"}
    register(member, InterestCategory.LAND, home, is_sensitive=True)
    made.report.text = "Resurfacing of Quillbrook Lane"
    published_council.correct(made.meeting)

    (why,) = look(made, member).reasons[made.report.id]

    assert (why.found, why.is_whole) == ("Quillbrook Lane", False)


@pytest.mark.parametrize("days", [{"ends_on": ON}, {"starts_on": published_council.HELD_ON + timedelta(days=1)}])
def test_an_interest_that_is_not_held_on_the_day_is_not_looked_for(made, member, days):
    register(member, **days)

    assert look(made, member).reasons == {}


def test_a_private_item_is_looked_at_by_its_public_heading_only(made, member):
    register(member)
    private = factories.item(
        made.meeting, "Tarnow Homes: the price", text="Tarnow Homes asks for more", part=Part.PRIVATE,
        public_heading="A matter of Vosk Quay", exempt_paragraphs=[3],
    )  # fmt: skip
    secret = factories.document(private, b"Tarnow Homes in secret")
    document_texts.keep(DocumentText(sha256=secret.sha256, text="Tarnow Homes", problem=""))
    publishing.publish_agenda(made.meeting, published_council.act())
    register(member, InterestCategory.OTHER, {"body": "Vosk Quay", "position": "Trustee"})

    reasons = look(made, member).reasons

    assert set(reasons) == {made.report.id, private.id}
    assert [why.found for why in reasons[private.id]] == ["Vosk Quay"]


def test_a_private_item_keeps_its_secrets_even_from_a_body_that_holds_them():
    item = {"heading": "A matter", "part": "part 2", "text": "a secret", "recommendations": ["a secret"]}
    item |= {"presenter": "", "documents": [{"title": "a secret", "sha256": "x"}]}

    assert [one.text for one in touching.passages_of(item, {"x": "a secret"})] == ["A matter"]


def test_nobody_else_may_look_with_a_member_s_register(made, member):
    other = acting(factories.user(Role.MEMBER, member_id=factories.member().id), on=ON)
    officer = acting(factories.monitoring_officer(), on=ON)

    for by in (other, officer):
        with pytest.raises(NotAllowed):
            touching.look(public_agendas.get(made.meeting.id), member.record, by=by)


def test_a_file_that_waits_or_cannot_be_read_is_named(app, member):
    made = published_council.publish_council()
    assert look(made, member).unread == ["The report"]

    document_texts.keep(DocumentText(sha256=made.document.sha256, text="", problem="It is protected."))

    looked_at = look(made, member)
    assert (looked_at.unread, looked_at.unreadable) == ([], [("The report", "It is protected.")])


def test_a_page_does_not_wait_for_papers_that_take_long(app, made, member, monkeypatch):
    made.report.heading = "Tarnow Homes: a review"
    published_council.correct(made.meeting)
    register(member)
    monkeypatch.setattr(prepared_papers, "PATIENCE_SECONDS", 0)

    looked_at = look(made, member)

    assert not looked_at.is_whole
    assert looked_at.reasons[made.report.id][0].where == "The heading names"
    monkeypatch.setattr(prepared_papers, "PATIENCE_SECONDS", 10)
    assert look(made, member).is_whole


def test_papers_that_could_not_be_prepared_are_tried_again(app):
    def fails():
        raise OSError("for once")

    with pytest.raises(OSError, match="for once"):
        prepared_papers.get("a key", fails)

    assert prepared_papers.get("a key", lambda: "prepared") == "prepared"
