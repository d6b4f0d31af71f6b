"""A council with one of everything, for tests that go through every address."""

from collections.abc import Iterator
from datetime import time, timedelta

from flask import Flask

from models.agenda import AgendaItem
from models.attendance import AbsenceApproval, Withdrawal
from models.audit import AuditEvent
from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.council import ClosedDay
from models.measure import Framework
from models.meeting import Meeting
from models.member import Member
from models.minutes import IssuedDraft
from models.minutes_vocabulary import MinutesAudience
from models.rules.municipal_year import municipal_year_of
from models.vocabulary import DeclarationEffect, ItemKind, ProposalStatus, Role, SeatRole, Verb
from models.work_programme import WaivedFinding
from tests import (
    brought_programmes,
    brought_readings,
    decided_meetings,
    factories,
    held_meetings,
    measured,
    planned_decisions,
    planned_topics,
    scored,
    suggested_topics,
    task_groups,
)
from webapp import clock
from webapp.database import db
from webapp.services import (
    minute_texts,
    minutes,
    minutes_bodies,
    minutes_publishing,
    programme_check,
    programme_publishing,
    publishing,
    recommendations,
    register_bodies,
    register_publishing,
    work_programmes,
)
from webapp.services.actors import operator
from webapp.services.canonical import canonical
from webapp.services.ledger import Act
from webapp.services.minute_texts import Sent

# Its page needs a vacancy, which the seat in this council is not.
NEEDS_ANOTHER_SUBJECT = {"seats.fill"}

ANYWHERE = {"kind": "meeting", "number": 1, "secret": "not-a-secret", "category": "land"}


def make() -> dict[str, object]:
    """Make it, publish it, and give what to put in each address for it."""
    held_on = clock.today() + timedelta(days=90)
    meeting = factories.meeting(held_on=held_on)
    committee, member = meeting.committee, factories.member()
    item = factories.item(meeting, "Early help")
    document = factories.document(item)
    other = factories.user(Role.ADMINISTRATOR)
    seat = factories.seat(committee, member)
    factories.seat(committee, factories.member(), role=SeatRole.CHAMPION, capacity="Safeguarding")
    numbers = {
        "meeting_id": meeting.id,
        "committee_id": committee.id,
        "seat_id": seat.id,
        "substitution_id": factories.substitution(meeting, seat).id,
        "item_id": item.id,
        "document_id": document.id,
        **_repeated(committee),
        "day_id": factories.keep(ClosedDay(day=held_on + timedelta(days=1), reason="A day of ours")).id,
        "style_id": committee.house_style_id,
        "subject_id": meeting.id,
        "allocation_id": factories.allocation().id,
        "user_id": other.id,
        "grant_id": other.grants[0].id,
        "year": municipal_year_of(held_on),
        "committee": committee.slug,
        "day": held_on.isoformat(),
        "filename": document.filename,
        "ending": "docx",
        **ANYWHERE,
        **_of_member(member, item),
        **_proposals(member),
        **_held(meeting, member, item),
        **_owed(item, member),
        **_recommended(item),
        **planned_decisions.in_every_state(committee, member),
        **_planned(meeting),
    }
    make_public(committee, member, meeting)
    return numbers | {"event_id": db.session.query(AuditEvent.id).order_by(AuditEvent.id).limit(1).scalar()}


def _repeated(committee: Committee) -> dict[str, object]:
    """What the committee repeats on every agenda."""
    return {
        "standing_item_id": factories.keep(StandingItem(committee=committee, heading="Apologies")).id,
        "contact_id": factories.keep(ContactOfficer(committee=committee, name="An Officer")).id,
        "text_id": factories.keep(StandingText(committee=committee, text="Words")).id,
    }


def _of_member(member: Member, item: AgendaItem) -> dict[str, object]:
    # Declared at an item of its own, so that the member can still declare at the other.
    declared = factories.declaration(factories.item(item.meeting, "Grants"), member)
    held, photograph = factories.group_membership(member, factories.group()), factories.photograph(member)
    return {
        "member_id": member.id,
        "member": member.slug,
        "term_id": factories.term(member, division="North Moor").id,
        "group_id": held.group_id,
        "membership_id": held.id,
        "declaration_id": declared.id,
        "disclosed_id": disclosed(member),
        "declared_item_id": declared.item_id,
        "motion_id": decided_meetings.motion(declared.item).id,
        "resolution_id": decided_meetings.resolution(declared.item).id,
        "kind_id": declared.kind_id,
        "act": "move-down",
        "deed": "stop",
        "sha256": photograph,
        "digest": photograph[:12],
        "interest_id": factories.interest(member).id,
        "what": "members",
        "table_id": factories.incoming_table(factories.officer()).id,
        "dispensation_id": factories.dispensation(member, item).id,
        "incoming_id": held_meetings.minutes_on_paper(item.meeting).id,
        **_suggested(item.meeting.committee, member),
    }


def _proposals(member: Member) -> dict[str, object]:
    """What the member asked for: one change that waits, and one that was declined."""
    declined = {"status": ProposalStatus.DECLINED, "answered_at": clock.now(), "answer": "Write the place."}
    return {
        "proposal_id": factories.interest_proposal(member).id,
        "declined_id": factories.interest_proposal(member, **declined).id,
    }


def _held(meeting: Meeting, member: Member, item: AgendaItem) -> dict[str, object]:
    """Somebody withdrew, declared, and had been away with the council's leave."""
    held_meetings.attendance(meeting, member)
    held_meetings.declaration(item, member, held_meetings.declaration_kind())
    gone = Withdrawal(meeting_id=meeting.id, member_id=member.id, item_id=item.id, withdrew_at=time(10, 42))
    leave = AbsenceApproval(member=member, approved_on=clock.today(), until=meeting.held_on, reason="Illness")
    went = held_meetings.elsewhere(member, clock.today())
    came = held_meetings.attendee(meeting)
    kept = {"withdrawal_id": factories.keep(gone).id, "approval_id": factories.keep(leave).id}
    return {**kept, "outside_id": went.id, "attendee_id": came.id}


def _planned(meeting: Meeting) -> dict[str, object]:
    """A topic of the work programme, which an earlier paper says was reported; and an item for the programme itself."""
    factories.item(meeting, "Work programme", kind=ItemKind.WORK_PROGRAMME)
    planned_topics.topic(meeting.committee, "Children’s centres")
    topic = planned_topics.topic_at(meeting, detail="How many places there are.", lead_officer="An Officer")
    noted = planned_topics.noted_report(topic)
    return {
        "topic_id": topic.id,
        "noted_id": noted.id,
        "waived_id": _let_stand(meeting.committee).id,
        "brought_id": brought_programmes.waiting_for(meeting.committee).id,
        "key_date_id": planned_topics.key_date(meeting.held_on).id,
        **_measured(meeting),
    }


def _let_stand(committee: Committee) -> WaivedFinding:
    """The check of the programme finds two quarters named wrongly, and one of them was let stand."""
    for quarter in (2, 3):
        planned_topics.topic(committee, f"Performance in quarter {quarter} (June to Sept)")
    year, by = municipal_year_of(clock.today()), operator(on=clock.today())
    found = [one for one in programme_check.findings(committee, year, on=clock.today()) if "Performance" in one.words]
    said = {"rule": found[0].rule, "key": found[0].key, "reason": "As the service names it."}
    waived = programme_check.waive(committee, year, **said, by=by, at=clock.now())
    db.session.commit()
    return waived


def _suggested(committee: Committee, member: Member) -> dict[str, object]:
    """One suggestion that waits for marks, one whose marks are revealed; the public may make more. And a group."""
    suggested_topics.open_to_public()
    revealed = suggested_topics.suggestion(committee, "Buses at night")
    suggested_topics.scored(revealed, member, 3, 2, 1, 0)
    suggested_topics.reveal(committee)
    waiting = suggested_topics.suggestion(committee)
    return {"suggestion_id": waiting.id, **task_groups.with_everything(committee)}


def _owed(item: AgendaItem, member: Member) -> dict[str, object]:
    """Something promised at the item, and an action that follows it up."""
    promise = held_meetings.owed(item)
    action = held_meetings.action(promise, owner_member=member)
    letter = held_meetings.letter(action)
    return {**_written(item), "owed_id": promise.id, "action_id": action.id, "letter_id": letter.id}


def _recommended(item: AgendaItem) -> dict[str, object]:
    """What a resolution of the item asks of another body."""
    act = {"by": operator(on=clock.today()), "at": clock.now()}
    resolution = decided_meetings.resolution(item, "That the Trust be asked for its figures.")
    sent = recommendations.send_from(resolution, text=resolution.text, to_body="The Trust", **act)
    db.session.commit()
    return {"recommendation_id": sent.id}


def _measured(meeting: Meeting) -> dict[str, object]:
    """A framework with one of everything, and its scorecards."""
    numbers = measured.with_everything(meeting.committee, meeting)
    framework = db.session.get_one(Framework, numbers["framework_id"])
    numbers["readings_id"] = brought_readings.waiting_for(framework).id
    return numbers | scored.with_everything(framework, meeting)


def _written(item: AgendaItem) -> dict[str, object]:
    """Two states of what is written under the item."""
    act = {"by": operator(on=clock.today()), "at": clock.now()}
    first = minute_texts.save(item.id, Sent("The Director introduced the report.", 0), **act)
    saved = minute_texts.save(item.id, Sent(f"{first.text}\n\nMembers thanked her.", first.revision), **act)
    db.session.commit()
    return {"revision": saved.revision}


def make_public(committee: Committee, member: Member, meeting: Meeting) -> None:
    """Publish each, and the council whose they are."""
    act = Act(Verb.PUBLISH, by=operator(on=clock.today()), at=clock.now())
    council = factories.council()
    council.interests_guidance, committee.prints_guidance = "# Declaring interests\n\nSay what it is.", True
    publishing.publish_council(council, act)
    publishing.publish_committee(committee, act)
    publishing.publish_member(member, act)
    publishing.publish_agenda(meeting, act)
    register_publishing.append(member, register_bodies.register_body(member, on=clock.today()), act)
    make_minutes_public(meeting, act)
    make_programme_public(committee, municipal_year_of(meeting.held_on), act)
    db.session.commit()


def make_programme_public(committee: Committee, year: int, act: Act) -> None:
    """Publish the programme that holds the topics, with each of them."""
    programme = work_programmes.begun(committee, year)
    db.session.flush()
    seen = programme_publishing.propose(programme, on=clock.today()).seen
    programme_publishing.publish(programme, act, seen=seen)


def make_minutes_public(meeting: Meeting, act: Act) -> None:
    """Issue them as they are: what they lack is for the pages to say."""
    body = minutes_bodies.minutes_body(meeting)
    minutes_publishing.append(meeting, body, act)
    kept = minutes.of_meeting(meeting)
    issued = {"audience": MinutesAudience.MEMBERS, "issued_at": clock.now(), "issued_by": "An Officer"}
    factories.keep(IssuedDraft(minutes=kept, body=canonical(body), **issued))


def disclosed(member: Member) -> int:
    """A pecuniary interest declared today, of which the register says nothing."""
    item = factories.item(factories.meeting(held_on=clock.today()), "Locks")
    return factories.declaration(item, member, kind=factories.declaration_kind(DeclarationEffect.NO_PART)).id


def addresses(app: Flask, numbers: dict[str, object]) -> Iterator[tuple[str, str, str]]:
    """Each route's endpoint, its address here, and GET where it can be read or POST where it must be sent."""
    build = app.url_map.bind("localhost").build
    for rule in sorted(app.url_map.iter_rules(), key=lambda one: ("remove" in one.endpoint, one.rule)):
        if rule.endpoint in NEEDS_ANOTHER_SUBJECT or rule.endpoint == "accounts.sign_out":
            continue
        values = {name: (rule.defaults or {}).get(name, numbers.get(name)) for name in rule.arguments}
        if rule.endpoint.startswith("standing_items"):
            values |= {"item_id": numbers["standing_item_id"]} if "item_id" in values else {}
        if rule.endpoint.startswith(("declarations", "motions", "resolutions")):
            # The other item is taken off on the way.
            values |= {"item_id": numbers["declared_item_id"]} if "item_id" in values else {}
        if rule.endpoint.startswith("standing_matter"):
            values = {"kind": "contacts", "matter_id": numbers["contact_id"]}
        if rule.endpoint == "my_register.again":
            values = {"proposal_id": numbers["declined_id"]}
        if rule.endpoint == "register_disclosures.answer":
            values = {"declaration_id": numbers["disclosed_id"]}
        if rule.endpoint == "static":
            values = {"filename": "moothall.css"}
        yield rule.endpoint, build(rule.endpoint, values), "GET" if "GET" in rule.methods else "POST"
