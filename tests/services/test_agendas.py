"""Agendas started: from standing items, from the last agenda, or not at all."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import func, select

from models.audit import AuditEvent
from models.committee import StandingItem
from models.document import Document
from models.rules import RuleBroken
from models.vocabulary import ItemKind, Part, ReportState, Role
from tests import factories
from webapp.database import db
from webapp.services import agenda_tree, agendas
from webapp.services.actors import NotAllowed, acting, operator

AT = datetime(2030, 6, 3, 9, tzinfo=UTC)
BY = operator(on=AT.date())


def labels(meeting):
    return [(node.label, node.item.heading) for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def standing(committee, heading, parent=None, **fields):
    return factories.keep(StandingItem(committee=committee, heading=heading, parent_id=parent and parent.id, **fields))


def test_an_agenda_starts_with_the_standing_items_as_they_nest(app):
    committee = factories.committee()
    general = standing(committee, "General", position=1, kind=ItemKind.GROUP)
    standing(committee, "Minutes", general, position=2, kind=ItemKind.MINUTES, text="Of {previous meeting date}")
    standing(committee, "Apologies", general, position=1, minutes=2, is_education=True)
    standing(committee, "Any urgent items", position=2)
    meeting = factories.meeting(committee)

    agendas.start_from_standing_items(meeting, by=BY, at=AT)

    assert labels(meeting) == [
        ("1", "General"),
        ("1(1)", "Apologies"),
        ("1(2)", "Minutes"),
        ("2", "Any urgent items"),
    ]
    assert [item.heading for item in meeting.items if item.is_education] == ["Apologies"]
    minutes = next(item for item in meeting.items if item.heading == "Minutes")
    assert (minutes.kind, minutes.text) == (ItemKind.MINUTES, "Of {previous meeting date}")
    assert meeting.agenda_revision == 1
    event = db.session.scalars(select(AuditEvent)).one()
    assert (event.what, event.subject_kind) == ("agenda started", "meeting")


def test_the_last_agenda_lends_its_headings_and_not_its_papers(app):
    committee = factories.committee()
    before = factories.meeting(committee, held_on=date(2030, 3, 12))
    item = factories.item(
        before,
        "Budget",
        pages="1 - 6",
        recommendations=["Agree it"],
        report_state=ReportState.ENCLOSED,
        minutes=20,
        is_education=True,
        is_budget=True,
    )
    factories.document(item)
    factories.item(before, "Taken off", removed_at=AT)
    factories.item(factories.meeting(committee, held_on=date(2030, 9, 1)), "Later")
    meeting = factories.meeting(committee)

    agendas.start_from_last(meeting, by=BY, at=AT)

    (copy,) = meeting.items
    assert (copy.heading, copy.minutes, copy.report_state) == ("Budget", 20, ReportState.ENCLOSED)
    assert (copy.is_education, copy.is_budget) == (True, True), "who may vote on it is copied too"
    assert (copy.pages, copy.recommendations, copy.documents) == ("", [], [])
    assert db.session.scalar(select(func.count(Document.id))) == 1


def test_a_private_title_stays_private_when_it_is_copied(app):
    committee = factories.committee()
    before = factories.meeting(committee, held_on=date(2030, 3, 12))
    private = {"part": Part.PRIVATE, "public_heading": "A contract", "exempt_paragraphs": [3], "exempt_reason": "Price"}
    factories.item(before, "Closing the depot", **private)
    meeting = factories.meeting(committee)

    agendas.start_from_last(meeting, by=BY, at=AT)

    (copy,) = meeting.items
    assert (copy.part, copy.public_heading, copy.exempt_paragraphs) == (Part.PRIVATE, "A contract", [3])
    assert copy.exempt_reason == "", "the public interest is weighed anew each time"


def test_an_agenda_with_items_is_not_started_again(app):
    meeting = factories.meeting()
    factories.item(meeting)

    for start in (agendas.start_from_standing_items, agendas.start_from_last):
        with pytest.raises(RuleBroken, match="has items already"):
            start(meeting, by=BY, at=AT)


def test_what_is_not_there_to_start_from_is_said(app):
    meeting = factories.meeting()

    with pytest.raises(RuleBroken, match="no standing items"):
        agendas.start_from_standing_items(meeting, by=BY, at=AT)
    with pytest.raises(RuleBroken, match="no earlier agenda"):
        agendas.start_from_last(meeting, by=BY, at=AT)


def test_an_agenda_is_built_by_officers_of_its_committee(app):
    meeting = factories.meeting()
    stranger = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=AT.date())
    administrator = acting(factories.administrator(), on=AT.date())

    for nobody in (stranger, administrator):
        with pytest.raises(NotAllowed):
            agendas.get(meeting.id, by=nobody)
        with pytest.raises(NotAllowed):
            agendas.start_from_standing_items(meeting, by=nobody, at=AT)
