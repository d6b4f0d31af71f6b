"""Declarations at an item: by the member or the clerk, right by the law, and public only as far as they may be."""

from datetime import UTC, date, datetime

import pytest
from sqlalchemy import select

from models.attendance import Substitution
from models.audit import AuditEvent
from models.interest import Dispensation, Interest
from models.publication import PublishedDeclaration
from models.rules import RuleBroken
from models.vocabulary import (
    DeclarationEffect,
    DispensationGround,
    DispensationScope,
    Intention,
    InterestCategory,
    Part,
    Role,
    Verb,
)
from tests import factories
from tests.published_council import act, publish_council
from webapp.database import db
from webapp.services import declarable, declarations, ledger, publishing
from webapp.services import published as public
from webapp.services.actors import Actor, NotAllowed, acting
from webapp.services.published_declarations import of_member
from webapp.services.revisions import ChangedMeanwhile

AT = datetime(2026, 5, 1, 12, tzinfo=UTC)
NATURE = "I am a trustee of the Acorn Trust, which runs the service."


@pytest.fixture
def council(app):
    return publish_council()


@pytest.fixture
def kind(council):
    return factories.declaration_kind(name="Non-pecuniary interest")


@pytest.fixture
def pecuniary(council):
    return factories.declaration_kind(DeclarationEffect.NO_PART, name="Disclosable pecuniary interest")


def the_member(council) -> Actor:
    return acting(factories.user(Role.MEMBER, member_id=council.chair.id), on=council.meeting.held_on)


def clerk(council) -> Actor:
    return acting(factories.officer(committee=council.committee), on=council.meeting.held_on)


def details(kind, **fields):
    usual = {"nature": NATURE, "is_sensitive": False, "intention": Intention.TAKE_PART, "interest_id": None}
    return {"kind": kind, **usual, "nature_is_open": False, **fields}


def declare(council, kind, *, by=None, item=None, member=None, **fields):
    made = declarations.declare(
        item or council.report,
        member or council.chair,
        details(kind, **fields),
        withdraws=True,
        by=by or clerk(council),
        at=AT,
    )
    db.session.commit()
    return made


def register(council, **fields) -> Interest:
    usual = {"category": InterestCategory.EMPLOYMENT, "details": {"role": "Teacher", "employer": "Acorn Academy"}}
    return factories.keep(Interest(member=council.chair, registered_on=date(2020, 1, 1), **{**usual, **fields}))


def dispense(council, scope=DispensationScope.SPEAK_AND_VOTE, **fields) -> Dispensation:
    usual = {"requested_on": date(2020, 1, 1), "ground": DispensationGround.A, "subject": "Schools", "granted_by": "MO"}
    days = {"starts_on": date(2020, 1, 1), "ends_on": date(2099, 1, 1), "granted_on": date(2020, 1, 1)}
    return factories.keep(Dispensation(member=council.chair, scope=scope, **{**usual, **days, **fields}))


def test_a_member_declares_for_themself_and_the_clerk_for_them(council, kind):
    other = factories.declaration_kind()

    own = declare(council, kind, by=the_member(council))
    recorded = declare(council, other)

    assert [one.id for one in declarations.of_item(council.report)] == [own.id, recorded.id]
    assert own.nature == NATURE


def test_nobody_declares_for_another(council, kind):
    elsewhere = acting(factories.officer(committee=factories.committee()), on=council.meeting.held_on)
    another = acting(factories.user(Role.MEMBER, member_id=factories.member().id), on=council.meeting.held_on)

    for somebody in (elsewhere, another):
        with pytest.raises(NotAllowed):
            declare(council, kind, by=somebody)


def test_only_those_who_sit_at_the_meeting_declare(council, kind):
    stranger, substitute = factories.member(name="A Stranger"), factories.member(name="A Substitute")
    factories.keep(
        Substitution(meeting=council.meeting, seat=council.committee.seats[0], member=substitute, notified_at=AT)
    )

    with pytest.raises(RuleBroken, match="A Stranger does not sit at this meeting"):
        declare(council, kind, member=stranger)
    assert declare(council, kind, member=substitute).member is substitute


def test_what_was_declared_already_is_corrected_and_not_declared_twice(council, kind):
    declare(council, kind)

    with pytest.raises(RuleBroken, match="Correct that one"):
        declare(council, kind)


def test_after_the_day_the_clerk_records_it_and_the_member_cannot(council, kind):
    late = acting(factories.user(Role.MEMBER, member_id=council.chair.id), on=date(2099, 1, 1))

    with pytest.raises(RuleBroken, match="Ask the clerk"):
        declare(council, kind, by=late)


def test_who_must_not_take_part_withdraws_unless_a_dispensation_says_otherwise(council, pecuniary):
    with pytest.raises(RuleBroken, match="Choose to withdraw from the room"):
        declare(council, pecuniary)

    dispense(council)

    assert declare(council, pecuniary).intention is Intention.TAKE_PART


@pytest.mark.parametrize(
    "fields",
    [{"removed_at": AT}, {"ends_on": date(2021, 1, 1)}, {"starts_on": date(2098, 1, 1)}],
    ids=["taken away", "over", "not begun"],
)
def test_a_dispensation_that_does_not_hold_on_the_day_excuses_nothing(council, fields):
    dispense(council, **fields)

    assert declarable.dispensation_for(council.chair.id, council.report) is None


def test_what_the_register_says_is_not_asked_again(council, pecuniary):
    interest = register(council)

    made = declare(council, pecuniary, nature="", interest_id=interest.id, intention=Intention.WITHDRAW)

    assert "Acorn Academy" in made.nature
    assert declarations.register_by(made) is None


def test_a_sensitive_interest_of_the_register_leaves_no_words(council, pecuniary):
    interest = register(council, is_sensitive=True, details={})

    made = declare(council, pecuniary, nature=NATURE, interest_id=interest.id, intention=Intention.WITHDRAW)

    assert made.is_sensitive and made.nature == ""


def test_an_unregistered_pecuniary_interest_is_due_28_days_beginning_with_the_meeting(council, pecuniary, kind):
    made = declare(council, pecuniary, intention=Intention.WITHDRAW)

    assert (declarations.register_by(made) - council.meeting.held_on).days == 27
    assert declarations.register_by(declare(council, kind)) is None


def test_the_audit_trail_never_holds_the_nature(council, kind):
    made = declare(council, kind)
    declarations.correct(
        made, details(kind, nature="Something else I gain."), withdraws=True, revision="1", by=clerk(council), at=AT
    )
    declarations.remove(made, revision=str(made.revision), by=clerk(council), at=AT)
    db.session.commit()

    found = select(AuditEvent).where(AuditEvent.subject_kind == "declaration").order_by(AuditEvent.id)
    events = db.session.scalars(found).all()
    told = " ".join(f"{event.before}{event.after}{event.reason}{event.subject_name}" for event in events)

    assert [event.what for event in events] == ["interest declared", "declaration corrected", "declaration removed"]
    assert "Acorn" not in told and "gain" not in told
    assert declarations.of_item(council.report) == []


def test_two_people_at_one_declaration_lose_nothing(council, kind):
    made = declare(council, kind)
    declarations.correct(made, details(kind), withdraws=True, revision="1", by=clerk(council), at=AT)
    db.session.commit()

    with pytest.raises(ChangedMeanwhile):
        declarations.correct(made, details(kind), withdraws=True, revision="1", by=clerk(council), at=AT)


def published(council, verb=Verb.CORRECT):
    publishing.publish_agenda(council.meeting, act(verb, "Declarations"))
    db.session.commit()
    return publishing.live_body_of(council.meeting)


def test_a_declaration_is_public_once_the_meeting_is_published_again(council, kind):
    declare(council, kind)
    assert "declarations" not in publishing.live_body_of(council.meeting)

    body = published(council)

    assert body["declarations"] == [
        {
            "id": 1,
            "label": "1",
            "heading": "Early help",
            "member": {"name": "Ada Fern", "address": "/members/ada-fern"},
            "kind": "Non-pecuniary interest",
            "nature": NATURE,
            "withheld": "",
            "intention": "take part",
        }
    ]
    assert of_member(council.chair.id, None).declarations[0].declared == body["declarations"][0]


def test_at_a_private_item_the_public_reads_its_public_heading_and_no_nature(council, kind):
    private = next(item for item in council.meeting.items if item.part is Part.PRIVATE)
    below = factories.item(council.meeting, "The bid of Acorn", parent_id=private.id)
    declare(council, kind, item=private)
    declare(council, kind, item=below, nature="I own Acorn.")

    shown = published(council)["declarations"]

    assert {(one["heading"], one["nature"], one["withheld"]) for one in shown} == {
        ("A property matter", "", "private item")
    }
    assert "Acorn" not in str(shown) and "secret" not in str(shown)


def test_the_nature_at_a_private_item_is_shown_once_an_officer_found_it_safe(council, kind):
    private = next(item for item in council.meeting.items if item.part is Part.PRIVATE)
    declare(council, kind, item=private, nature_is_open=True)

    assert published(council)["declarations"][0]["nature"] == NATURE


def test_a_nature_that_turns_out_sensitive_takes_the_earlier_versions_away(council, kind):
    made = declare(council, kind)
    published(council)
    declarations.correct(made, details(kind, is_sensitive=True), withdraws=True, revision="1", by=clerk(council), at=AT)
    db.session.commit()

    body = publishing.live_body_of(council.meeting)

    assert body["declarations"][0]["withheld"] == "sensitive"
    assert NATURE not in str(of_member(council.chair.id, None))
    assert ledger.readable("meeting", council.meeting.id) == [body]
    assert public.head_at(council.address).readable_from == 3


def test_a_withdrawn_meeting_takes_its_declarations_off_the_members_record(council, kind):
    declare(council, kind)
    published(council)

    publishing.withdraw(council.meeting, act(Verb.WITHDRAW, "A mistake"))
    db.session.commit()

    assert db.session.scalars(select(PublishedDeclaration)).all() == []


def test_a_member_of_another_committee_who_declares_has_a_public_page(council, kind):
    substitute = factories.member(name="Sub Stitute", slug="sub-stitute")
    factories.keep(
        Substitution(meeting=council.meeting, seat=council.committee.seats[0], member=substitute, notified_at=AT)
    )
    declare(council, kind, member=substitute)

    published(council)

    assert public.head_at("/members/sub-stitute") is not None
