"""One of each record of work programmes, the forward plan, suggestions and task groups."""

from datetime import UTC, date, datetime, timedelta

from sqlalchemy import select

from models.action import Action
from models.committee import Committee
from models.forward_plan import CallIn, CallInRules, CallInSignatory, DecisionMatch, DecisionNotice, KeyDecision
from models.member import Member
from models.programme_vocabulary import (
    CallInOutcome,
    CallInStatus,
    DecisionNoticeKind,
    KeyDecisionStatus,
    PeriodKind,
    SuggestedBy,
    SuggestionStatus,
    TaskGroupStage,
    TopicEvent,
    TopicKind,
    TopicSource,
    TopicStatus,
    TopicTiming,
)
from models.resolution import Resolution
from models.suggestion import ScoringScheme, Suggestion, SuggestionScore
from models.task_group import Evidence, TaskGroup, TaskGroupRecommendation, TaskGroupStep, Witness
from models.vocabulary import CommitteeKind, Role, Verb
from models.work_programme import (
    ColumnMeaning,
    IncomingProgramme,
    KeyDate,
    NotedReport,
    Topic,
    TopicChange,
    TopicItem,
    WaivedFinding,
    WorkProgramme,
)
from tests import factories
from webapp import clock
from webapp.database import db
from webapp.services import forward_plan_bodies, forward_plan_publishing, programme_publishing, publishing
from webapp.services.actors import operator
from webapp.services.ledger import Act

AT = datetime(2030, 6, 1, 9, tzinfo=UTC)


def planned_ahead() -> None:
    """Put them in the database: a programme of two years with topics of every timing, published and changed since."""
    ivy, ned = factories.member(name="Ida Hurst"), factories.member(name="Otis Bray")
    account = factories.user(Role.OFFICER)
    panel = factories.committee(name="Highways Panel", slug="highways-panel")
    cabinet = factories.committee(name="The Executive", slug="the-executive", kind=CommitteeKind.CABINET)
    decision = _decision(panel, cabinet, ivy, ned)
    topics = _topics(panel, decision, ivy, account.id)
    _settled(panel, account.id)
    _suggested(panel, topics[0], ivy, ned)
    _group(panel, cabinet, topics[1])
    _publish(panel, topics[0])


def _decision(panel: Committee, cabinet: Committee, ivy: Member, ned: Member) -> KeyDecision:
    meeting = factories.meeting(cabinet, held_on=date(2030, 7, 2), uid="executive-1@test")
    hearing = factories.meeting(panel, held_on=date(2030, 7, 16), uid="highways-2@test")
    taken = {"status": KeyDecisionStatus.TAKEN, "taken_on": date(2030, 7, 2), "decision": "To build it."}
    record = {"reasons": "Need", "alternatives": "None", "conflicts": "None", "decision_published_on": date(2030, 7, 3)}
    private = {"is_private": True, "exempt_paragraphs": [3], "private_reason": "Prices", "is_key": False}
    matter = {"matter": "Whether to build it", "documents": ["Report"], "copies_from": "The office", "added_at": AT}
    people = {"decider_member_id": ivy.id, "portfolio_holder_id": ned.id, "lead_officer": "Una Vale"}
    planned = {"decide_on": date(2030, 7, 1), "decide_until": date(2030, 7, 31), "asking_for_more": "Write to us"}
    factories.keep(KeyDecision(title="Withdrawn", decider_name="The Mayor", **matter, **planned, **people, **private))
    decision = factories.keep(
        KeyDecision(
            title="A bridge", decider_committee_id=cabinet.id, meeting_id=meeting.id, **matter, **planned, **taken,
            **record,
        )
    )  # fmt: skip
    body = forward_plan_bodies.key_decision_body(decision)
    given = {"kind": DecisionNoticeKind.SPECIAL_URGENCY, "given_on": date(2030, 6, 28), "noted_at": AT}
    said = {"reason": "Flood", "representations": "One", "response": "Noted", "agreed_by": "The chair"}
    agreed = {"agreed_on": date(2030, 6, 28), "removed_at": AT}
    factories.keep(DecisionNotice(decision=decision, stated=body["stated"], **given, **said, **agreed))
    factories.keep(DecisionMatch(decision=decision, committee=panel, is_wanted=False, reason="Full", answered_at=AT))
    heard = {"status": CallInStatus.HEARD, "status_reason": "In time", "heard_on": date(2030, 7, 16)}
    outcome = {"outcome": CallInOutcome.REFERRED_BACK, "outcome_text": "Look again", "grounds": ["Evidence"]}
    signed = [CallInSignatory(member_id=one.id, signed_on=date(2030, 7, 4)) for one in (ned, ivy)]
    asked = {"requested_at": AT, "explanation": "Why", "meeting": hearing, "signatories": signed}
    factories.keep(CallIn(decision=decision, **asked, **heard, **outcome))
    # The sample council has rules of its own: these take their place.
    factories.keep(
        db.session.merge(CallInRules(id=1, working_days=6, signatories=2, grounds=["Evidence"], heard_by_id=panel.id))
    )
    return decision


def _topics(panel: Committee, decision: KeyDecision, ivy: Member, account_id: int) -> list[Topic]:
    meeting = factories.meeting(panel, held_on=date(2030, 6, 18), uid="highways-1@test")
    factories.item(meeting, "Welcome")
    item, left = factories.item(meeting, "Roads", position=2), factories.item(meeting, "Paths", position=3)
    action = factories.keep(Action(committee=panel, text="Report on roads", owner_name="Una Vale", created_at=AT))
    same = {"committee": panel, "year": 2030, "added_at": AT}
    detail = {"detail": "Potholes", "kind": TopicKind.PERFORMANCE, "lead_officer": "Una Vale", "minutes": 40}
    people = {"portfolio_holder_id": ivy.id, "asked_by_id": ivy.id, "source": TopicSource.ACTION, "action": action}
    more = {"is_in_depth": True, "every_months": 6, "notes": "A note", "follow_up": "A letter", "position": 7}
    at = {"timing": TopicTiming.MEETING, "meeting": meeting}
    roads = factories.keep(Topic(title="Roads", **same, **detail, **people, **more, **at))
    months = {"month": date(2030, 10, 1), "until_month": date(2030, 11, 1), "is_tentative": True}
    group = {"kind": TopicKind.TASK_AND_FINISH, "source": TopicSource.FORWARD_PLAN, "key_decision": decision}
    bridge = factories.keep(Topic(title="Bridge", timing=TopicTiming.MONTH, position=2, **months, **group, **same))
    waits = {"condition": "when it opens", "review_on": date(2030, 9, 1), "timing_words": "TBC (when it opens)"}
    factories.keep(Topic(title="Tunnel", timing=TopicTiming.CONDITION, is_public=False, **waits, **same))
    asked = {"source": TopicSource.RESIDENT, "source_words": "A letter", "last_report_note": "N/A"}
    factories.keep(Topic(title="Every time", timing=TopicTiming.EVERY_MEETING, removed_at=AT, **asked, **same))
    ended = {"status": TopicStatus.MERGED, "ended_on": date(2030, 6, 2), "end_reason": "The same", "merged_into": roads}
    factories.keep(Topic(title="Potholes", committee=panel, year=2029, added_at=AT, **ended))
    for event, number in ((TopicEvent.ADDED, account_id), (TopicEvent.MOVED, None)):
        said = {"was": "June", "now": "July", "reason": "Late", "changed_by": "Jo", "changed_by_id": number}
        factories.keep(TopicChange(topic=roads, event=event, changed_at=AT, **said))
    for day in (date(2029, 5, 1), date(2028, 5, 1)):
        factories.keep(NotedReport(topic=roads, reported_on=day, note="as the paper says"))
    factories.keep(TopicItem(topic=roads, item=item, put_on_at=AT))
    factories.keep(TopicItem(topic=roads, item=left, put_on_at=AT, returned_at=AT))
    return [roads, bridge]


def _settled(panel: Committee, account_id: int) -> None:
    limits = {"introduction": "What we do", "most_in_depth": 2, "minutes_available": 120, "stale_after": 4}
    factories.keep(WorkProgramme(committee=panel, year=2030, agreed_on=date(2030, 6, 1), **limits))
    factories.keep(WorkProgramme(committee=panel, year=2029))
    waived = {"rule": "lost requests", "key": "Roads", "reason": "Answered by letter", "waived_by": "Jo"}
    factories.keep(WaivedFinding(committee_id=panel.id, waived_at=AT, waived_by_id=account_id, **waived))
    brought = {"filename": "programme.docx", "corrections": 2, "found": {"repeats_headings": False, "rows_read": 31}}
    when = {"uploaded_at": AT, "confirmed_at": AT, "uploaded_by_id": account_id}
    factories.keep(IncomingProgramme(committee_id=panel.id, year=2030, **brought, **when))
    dates = {"starts_on": date(2030, 7, 20), "ends_on": date(2030, 9, 2)}
    factories.keep(KeyDate(name="Summer", kind=PeriodKind.SCHOOL_HOLIDAY, **dates))
    factories.keep(ColumnMeaning(heading="business", field="topic"))


def _suggested(panel: Committee, topic: Topic, ivy: Member, ned: Member) -> None:
    marked = {"criteria": [{"name": "Public interest", "question": "Do people ask?"}], "lowest": 1, "highest": 5}
    scheme = factories.keep(ScoringScheme(name="Ours", is_in_use=True, **marked))
    accepted = {"status": SuggestionStatus.ACCEPTED, "decided_at": AT, "revealed_at": AT, "topic": topic}
    by = {"suggested_by": SuggestedBy.MEMBER, "member": ivy, "suggested_at": AT, "committee": panel}
    suggestion = factories.keep(Suggestion(title="Roads", why="They are bad", **by, **accepted))
    for one in (ned, ivy):
        score = {"scheme": scheme, "marks": {"Public interest": 4}, "remark": "Yes", "scored_at": AT}
        factories.keep(SuggestionScore(suggestion=suggestion, member=one, **score))
    resident = {"suggested_by": SuggestedBy.RESIDENT, "name": "Kit Ash", "email": "kit@example.org"}
    declined = {"status": SuggestionStatus.DECLINED, "reason": "Done last year", "decided_at": AT, "removed_at": AT}
    factories.keep(Suggestion(title="Kerbs", suggested_at=AT, **resident, **declined))


def _group(panel: Committee, cabinet: Committee, topic: Topic) -> None:
    body = factories.committee(name="Bridge Group", slug="bridge-group", parent_id=panel.id)
    meeting = factories.meeting(panel, held_on=date(2030, 6, 25), uid="highways-3@test")
    item = factories.item(meeting, "The bridge")
    resolution = factories.keep(Resolution(meeting=meeting, item=item, text="That it be built.", position=1))
    said = {"scope": "The bridge", "lines_of_enquiry": ["Who pays?"], "stage_reason": "Agreed"}
    days = {"report_due_on": date(2030, 9, 1), "reported_on": date(2030, 8, 1)}
    group = factories.keep(TaskGroup(committee=body, topic=topic, stage=TaskGroupStage.REPORTED, **said, **days))
    heard = {"name": "Kit Ash", "capacity": "Resident", "heard_on": date(2030, 7, 1), "said": "Build it"}
    factories.keep(Witness(group=group, removed_at=AT, **heard))
    given = {"received_on": date(2030, 7, 1), "given_by": "Una Vale", "link": "https://example.org", "removed_at": AT}
    factories.keep(Evidence(group=group, says="It is old", **given))
    step = {"planned_on": date(2030, 7, 1), "what": "Visit", "done_on": date(2030, 7, 2), "removed_at": AT}
    factories.keep(TaskGroupStep(group=group, **step))
    to = {"to_committee_id": cabinet.id, "resolution": resolution, "position": 2}
    factories.keep(TaskGroupRecommendation(group=group, text="Build it", **to))
    factories.keep(TaskGroupRecommendation(group=group, text="Pay", to_body="The Trust", position=1, removed_at=AT))


def _publish(panel: Committee, topic: Topic) -> None:
    """Have the public read the programme and the decision, then less of the programme, and one topic no more."""
    act = Act(Verb.PUBLISH, by=operator(on=clock.today()), at=clock.now())
    publishing.publish_committee(panel, act)
    programme = db.session.scalars(select(WorkProgramme).where(WorkProgramme.year == 2030)).one()
    for moment, is_public in ((act.at, True), (act.at + timedelta(minutes=1), False)):
        topic.is_public = is_public
        seen = programme_publishing.propose(programme, on=clock.today()).seen
        programme_publishing.publish(programme, Act(Verb.PUBLISH, by=act.by, at=moment), seen=seen)
    for decision in db.session.scalars(select(KeyDecision).order_by(KeyDecision.id)):
        # Those of the sample council are public already.
        if not forward_plan_publishing.is_public(decision):
            forward_plan_publishing.publish(decision, act)
