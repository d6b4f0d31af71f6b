"""Items added, edited, taken off and put back, and two officers at one of them."""

import json
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import func, insert, select

from models.audit import AuditEvent
from models.publication import PublishedMeeting
from models.rules import RuleBroken
from models.vocabulary import ItemKind, Part, ReportState, Role
from tests import factories
from webapp.database import db
from webapp.services import agenda_items, agenda_tree, audit
from webapp.services.actors import NotAllowed, acting, operator
from webapp.services.revisions import ChangedMeanwhile, revision_of
from webapp.transaction import transaction

AT = datetime(2030, 6, 3, 9, tzinfo=UTC)
BY = operator(on=AT.date())
MADE = {"by": BY, "at": AT}


def labels(meeting):
    return [f"{node.label} {node.item.heading}" for node in agenda_tree.walk(agenda_tree.tree_of(meeting))]


def agenda(*headings):
    meeting = factories.meeting()
    return meeting, [factories.item(meeting, heading) for heading in headings]


def make_public(meeting):
    row = {
        "meeting_id": meeting.id,
        "committee_id": meeting.committee_id,
        "committee_name": "A committee",
        "address": "/there",
        "held_on": meeting.held_on,
        "starts_at": AT,
        "status": "scheduled",
        "place": "",
        "has_agenda": True,
        "vevent": b"",
    }
    db.session.execute(insert(PublishedMeeting).values(**row))
    db.session.commit()


def details(item, **changed):
    names = agenda_items.ItemDetails.__annotations__
    return {**{name: getattr(item, name) for name in names}, **changed}


def edit(item, revision=1, **changed):
    return agenda_items.edit(item, details(item, **changed), revision=str(revision), **MADE)


def events():
    return list(db.session.scalars(select(AuditEvent).order_by(AuditEvent.id)))


def test_items_are_added_at_the_end_first_after_another_and_below_one(app):
    meeting, (one, two) = agenda("One", "Two")

    agenda_items.add_last(meeting, heading="  Three ", kind=ItemKind.REPORT, **MADE)
    agenda_items.add_first(meeting, heading="Nought", kind=ItemKind.OTHER, **MADE)
    agenda_items.add_after(one, heading="One and a half", kind=ItemKind.OTHER, **MADE)
    agenda_items.add_last(meeting, heading="Under two", kind=ItemKind.OTHER, below=two, **MADE)

    assert labels(meeting) == ["1 Nought", "2 One", "3 One and a half", "4 Two", "4(1) Under two", "5 Three"]
    assert meeting.agenda_revision == 4
    assert [event.what for event in events()] == ["item added"] * 4
    assert json.loads(events()[0].after)["heading"] == "Three"


def test_an_item_put_in_after_publication_leaves_the_numbers_as_they_were(app):
    meeting, (one, _) = agenda("One", "Two")
    make_public(meeting)

    agenda_items.add_after(one, heading="Late", kind=ItemKind.REPORT, **MADE)
    last = agenda_items.add_last(meeting, heading="Last", kind=ItemKind.REPORT, **MADE)

    assert labels(meeting) == ["1 One", "1A Late", "2 Two", "3 Last"]
    assert not last.continues


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"heading": " "}, "heading"),
        ({"heading": "x" * 301}, "heading"),
        ({"heading": "Next on {someday}"}, "heading"),
        ({"text": "Next on {someday}"}, "text"),
        ({"minutes": -1}, "minutes"),
        ({"minutes": 1441}, "minutes"),
        ({"pages": "six"}, "pages"),
        ({"pages": "6 - 1"}, "pages"),
    ],
)
def test_what_an_item_cannot_say_is_refused_beside_its_field(app, changed, field):
    _, (item,) = agenda("One")

    with pytest.raises(RuleBroken) as broken:
        edit(item, **changed)

    assert broken.value.field == field
    assert not events()


def test_an_item_keeps_all_that_is_written_of_it(app):
    meeting, (item,) = agenda("One")
    written = {
        "kind": ItemKind.REPORT,
        "heading": "Closing the depot",
        "text": "To *decide*",
        "recommendations": ["Agree", "Note"],
        "report_state": ReportState.ENCLOSED,
        "presenter": "The Director",
        "minutes": 20,
        "is_education": True,
        "is_budget": True,
        "pages": "1 - 6",
        "part": Part.PRIVATE,
        "public_heading": "A contract",
        "exempt_paragraphs": [3, 5],
        "exempt_reason": "The price is being bargained over.",
    }

    edit(item, **written)

    db.session.expire(item)
    assert {name: getattr(item, name) for name in written} == written
    assert (item.revision, meeting.agenda_revision) == (2, 1)


def test_nothing_is_written_when_nothing_changed(app):
    meeting, (item,) = agenda("One")

    edit(item)

    assert (item.revision, meeting.agenda_revision, events()) == (1, 0, [])


def test_the_second_of_two_officers_is_told_and_may_then_save_knowingly(app):
    _, (item,) = agenda("One")
    with transaction():
        agenda_items.rename(item, heading="Hers", revision="1", **MADE)

    with pytest.raises(ChangedMeanwhile), transaction():
        agenda_items.rename(item, heading="His", revision="1", **MADE)
    assert item.heading == "Hers"

    with transaction():
        agenda_items.rename(item, heading="His", revision=revision_of(item), **MADE)
    assert item.heading == "His"


def test_a_private_title_is_never_the_name_in_the_audit_trail(app):
    _, (item,) = agenda("Closing the depot")

    edit(item, part=Part.PRIVATE)
    edit(item, 2, part=Part.PRIVATE, public_heading="A contract")
    edit(item, 3, part=Part.PUBLIC, public_heading="")
    agenda_items.take_off(item, **MADE)

    assert [event.subject_name for event in events()[:3]] == ["An item in Part 2", "A contract", "An item in Part 2"]


def test_an_item_taken_off_takes_what_is_below_it_and_brings_it_back(app):
    meeting, (_, two, _) = agenda("One", "Two", "Three")
    below = agenda_items.add_last(meeting, heading="Under two", kind=ItemKind.OTHER, below=two, **MADE)
    gone = agenda_items.add_last(meeting, heading="Gone before", kind=ItemKind.OTHER, below=two, **MADE)
    agenda_items.take_off(gone, by=BY, at=AT - timedelta(hours=1))

    agenda_items.take_off(two, **MADE)

    assert labels(meeting) == ["1 One", "2 Three"]
    assert agenda_items.taken_off(meeting) == [two, gone]
    agenda_items.put_back(two, **MADE)
    assert labels(meeting) == ["1 One", "2 Two", "2(1) Under two", "3 Three"]
    assert agenda_items.taken_off(meeting) == [gone]
    assert below.removed_at is None


def test_an_item_whose_place_has_gone_comes_back_at_the_end(app):
    meeting, (one, _) = agenda("One", "Two")
    below = agenda_items.add_last(meeting, heading="Under one", kind=ItemKind.OTHER, below=one, **MADE)
    agenda_items.take_off(below, by=BY, at=AT - timedelta(hours=1))
    agenda_items.take_off(one, **MADE)

    agenda_items.put_back(below, **MADE)

    assert labels(meeting) == ["1 Two", "2 Under one"]


def test_what_is_off_cannot_be_changed_and_what_is_on_cannot_be_put_back(app):
    _, (one, two) = agenda("One", "Two")
    agenda_items.take_off(one, **MADE)

    with pytest.raises(RuleBroken, match="taken off"):
        agenda_items.rename(one, heading="New", revision="1", **MADE)
    with pytest.raises(RuleBroken, match="taken off"):
        agenda_items.take_off(one, **MADE)
    with pytest.raises(RuleBroken, match="on the agenda already"):
        agenda_items.put_back(two, **MADE)
    with pytest.raises(RuleBroken, match="no longer on the agenda"):
        agenda_items.add_after(one, heading="Late", kind=ItemKind.OTHER, **MADE)


def test_nobody_else_changes_an_agenda(app):
    meeting, (item,) = agenda("One")
    stranger = acting(factories.user(Role.OFFICER, committee=factories.committee()), on=AT.date())
    acts = [
        lambda: agenda_items.get(item.id, by=stranger),
        lambda: agenda_items.add_last(meeting, heading="x", kind=ItemKind.OTHER, by=stranger, at=AT),
        lambda: agenda_items.add_first(meeting, heading="x", kind=ItemKind.OTHER, by=stranger, at=AT),
        lambda: agenda_items.add_after(item, heading="x", kind=ItemKind.OTHER, by=stranger, at=AT),
        lambda: agenda_items.rename(item, heading="x", revision="1", by=stranger, at=AT),
        lambda: agenda_items.take_off(item, by=stranger, at=AT),
        lambda: agenda_items.put_back(item, by=stranger, at=AT),
    ]

    for act in acts:
        with pytest.raises(NotAllowed):
            act()

    assert db.session.scalar(select(func.count(AuditEvent.id))) == 0


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("", []),
        ("Agree it", ["Agree it"]),
        ("Agree it\nNote it\n", ["Agree it", "Note it"]),
        ("Agree it,\nall of it\n\n\nNote it", ["Agree it,\nall of it", "Note it"]),
    ],
)
def test_recommendations_are_read_as_they_are_typed(typed, read):
    assert agenda_items.recommendations_from(typed) == read
    assert agenda_items.recommendations_from(agenda_items.recommendations_in(read)) == read


def test_the_audit_trail_stays_whole(app):
    meeting, (one, _) = agenda("One", "Two")

    agenda_items.add_after(one, heading="Late", kind=ItemKind.REPORT, **MADE)
    agenda_items.take_off(one, **MADE)
    agenda_items.put_back(one, **MADE)

    assert list(audit.verify()) == []
    assert meeting.agenda_revision == len(events()) == 3
    assert [event.before for event in events()] == [
        "null",
        '{"removed_at":null}',
        f'{{"removed_at":"{AT.isoformat()}"}}',
    ]


def test_the_audit_trail_names_nothing_that_stands_below_a_private_item(app):
    private = factories.item(factories.meeting(), "canary above", part=Part.PRIVATE, public_heading="A property matter")
    below = factories.item(private.meeting, "canary below", parent_id=private.id)

    agenda_items.rename(below, heading="canary renamed", revision=revision_of(below), **MADE)

    assert "canary" not in db.session.scalars(select(AuditEvent.subject_name).order_by(AuditEvent.id.desc())).first()
