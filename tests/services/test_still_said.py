"""Papers published before a decision became private are named while they still say its words."""

from datetime import timedelta
from types import SimpleNamespace

import pytest

from models.document import DocumentText
from models.publication import PublishedDocument
from models.vocabulary import SubjectKind
from tests import factories, planned_decisions
from tests.planned_decisions import details
from tests.published_programme import BY, NOW, act, make_public, planned
from webapp.database import db
from webapp.services import decision_matches, forward_plan_desk, key_decisions, publishing, still_said

LATER = NOW + timedelta(days=14)
SECRET = "Purchase of Smith's “mill”"
PRIVATE = {"is_private": True, "exempt_paragraphs": [3], "private_reason": "It tells of somebody's business."}


@pytest.fixture
def council(app) -> SimpleNamespace:
    """A public programme with a topic taken from a public decision, and a public agenda with an item on it."""
    council = planned()
    council.decision = planned_decisions.planned(planned_decisions.cabinet(), title=SECRET, matter=f"{SECRET}.")
    planned_decisions.given(council.decision)
    decision_matches.take(council.decision, council.committee, title=SECRET, meeting_id=None, by=BY, at=LATER)
    make_public(council.programme, at=LATER)
    council.item = factories.item(council.autumn, SECRET, text="A report.")
    publishing.publish_agenda(council.autumn, act(at=LATER))
    db.session.commit()
    return council


def become_private(council, **fields) -> None:
    found = council.decision
    said = details(found.decider_committee, **{"title": "A purchase", "matter": "A purchase.", **PRIVATE, **fields})
    key_decisions.change(found, said, revision=str(found.revision), by=BY, at=LATER + timedelta(hours=1))
    db.session.commit()


def test_nothing_is_named_while_the_decision_is_public(council):
    assert still_said.of(council.decision) == []
    assert forward_plan_desk.told_elsewhere(by=BY) == []


def test_an_agenda_that_still_says_it_is_named_until_it_is_corrected(council):
    become_private(council)

    (found,) = still_said.of(council.decision)
    assert (found.kind, found.subject_id, found.is_earlier) == (SubjectKind.MEETING, council.autumn.id, False)
    assert [(one.id, papers) for one, papers in forward_plan_desk.told_elsewhere(by=BY)] == [
        (council.decision.id, [found])
    ]

    council.item.heading = "A purchase"
    publishing.publish_agenda(council.autumn, act(at=LATER + timedelta(hours=2), reason="Its words were put right."))
    assert [one.is_earlier for one in still_said.of(council.decision)] == [True]


def test_a_title_that_was_not_changed_is_named_too_but_not_where_the_decider_meets(council):
    own = factories.meeting(council.decision.decider_committee, held_on=planned_decisions.DECIDE_ON)
    factories.item(own, SECRET, text="A report.")
    publishing.publish_agenda(own, act(at=LATER))

    become_private(council, title=SECRET, matter=f"{SECRET}.")

    assert [one.subject_id for one in still_said.of(council.decision)] == [council.autumn.id]


def test_a_file_under_a_public_agenda_in_which_it_stands_is_named(council):
    report = factories.document(council.item, filename="Work programme.docx", added_at=LATER)
    db.session.add(
        PublishedDocument(
            document_id=report.id,
            meeting_id=council.autumn.id,
            filename=report.filename,
            media_type=report.media_type,
            size=1,
            sha256=report.sha256,
        )
    )
    db.session.add(DocumentText(sha256=report.sha256, text=f"Coming\n{SECRET}\nNothing more"))
    db.session.commit()

    become_private(council)

    assert [one.filename for one in still_said.of(council.decision)] == ["", "Work programme.docx"]


@pytest.mark.parametrize("address", ["/staff/", "/staff/forward-plan/{}"])
def test_officers_are_led_to_the_page_that_corrects_it(council, browser, address):
    become_private(council)

    page = browser.sign_in(factories.officer()).open(address.format(council.decision.id))

    assert f"/staff/agendas/{council.autumn.id}" in page.text
    assert "The agenda says so." in page.text
