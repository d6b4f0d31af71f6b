"""Which fields of a record a council file holds, and how their values are written: one list to dump and to load."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import Column, Date, Enum, Time, inspect

from models.action import Action, ActionUpdate
from models.agenda import AgendaItem, LateDecision
from models.attendance import AbsenceApproval, Attendance, Attendee, OutsideAttendance, Substitution, Withdrawal
from models.base import Exact, Record, UtcDateTime
from models.committee import Committee, ContactOfficer, StandingItem, StandingText
from models.council import ClosedDay, Council
from models.declaration import Declaration, DeclarationKind
from models.document import Document
from models.finance import BusinessUnit, BusinessUnitRemit, FinanceLine
from models.forward_plan import CallIn, CallInRules, CallInSignatory, DecisionMatch, DecisionNotice, KeyDecision
from models.group import Allocation, GroupMembership, PoliticalGroup
from models.interest import Dispensation, DispensationItem, Interest, RegisterConfirmation
from models.measure import Framework, Measure, MeasureChange, MeasureRemit, Outcome, PolicyArea
from models.meeting import Meeting, MeetingChange
from models.member import Member, Seat, Term
from models.minutes import IssuedDraft, Minute, Minutes, MinutesCorrection, MinuteText
from models.motion import Ballot, Motion, Vote
from models.owed import Owed, WavedThrough
from models.publication import Publication
from models.reading import Commentary, Reading, ReadingColumn, Target
from models.resolution import Recommendation, Resolution
from models.scorecard import MeasureFollowUp, Scorecard
from models.suggestion import ScoringScheme, Suggestion, SuggestionScore
from models.task_group import Evidence, TaskGroup, TaskGroupRecommendation, TaskGroupStep, Witness
from models.user import RoleGrant, User
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

ITEM = (
    "kind heading text recommendations report_state presenter minutes child_numbering continues is_education is_budget"
)
FIELDS: dict[type[Record], tuple[str, ...]] = {
    record: tuple(names.split())
    for record, names in {
        Council: (
            "name website email phone postal_address about accent notice_days notice_closes_at gift_threshold "
            "withdraws_for_dpi interests_guidance takes_suggestions counts_plan_in_working_days"
        ),
        ClosedDay: "day kind reason",
        PoliticalGroup: "name ended_on",
        Member: "slug name kind title public_email public_phone public_address photograph photograph_small",
        Term: "division starts_on ends_on ended_because",
        GroupMembership: "starts_on ends_on",
        Interest: "category holder details is_sensitive starts_on ends_on notified_on registered_on removed_at",
        RegisterConfirmation: "confirmed_on",
        Dispensation: "requested_on ground scope subject starts_on ends_on granted_on granted_by removed_at",
        DispensationItem: "",
        AbsenceApproval: "absent_from approved_on until",
        OutsideAttendance: "attended_as body attended_on recorded_by",
        Allocation: "worked_out_on groups committees result departure nem_con_on",
        DeclarationKind: "name effect explanation ended_on",
        Committee: (
            "slug name kind remit usual_venue usual_room usual_starts_at usual_minutes numbering sub_numbering "
            "speaking_days speaking_at webcast ended_on quorum balanced_seats allows_substitutes substitutes_are_named "
            "substitutes_share_group substitute_notice_hours prints_guidance draft_minutes minutes_run_on "
            "disqualified_at_once disqualified_on"
        ),
        ContactOfficer: "name job_title phone email",
        StandingText: "place heading text",
        StandingItem: ITEM,
        Seat: "role capacity starts_on ends_on",
        Meeting: "uid kind held_on day_number starts_at ends_at venue room status",
        MeetingChange: "changed_at what reason",
        AgendaItem: f"{ITEM} pages part public_heading exempt_paragraphs exempt_reason removed_at",
        Substitution: "notified_at cancelled_at",
        Attendance: "status arrived_at left_at category capacity",
        Attendee: "name capacity category status",
        Minutes: "status opened_at rose_at issued_at decisions_at approved_on signed_on signed_by",
        MinutesCorrection: "text reason corrected_at",
        IssuedDraft: "audience issued_at issued_by",
        Minute: "text summary outcome outcome_reason begun_at ended_at",
        MinuteText: "revision text saved_at saved_by",
        Motion: "kind text outcome removed_at",
        Vote: "method votes_for votes_against abstentions second_vote taken_at",
        Ballot: "choice",
        Resolution: "outcome text removed_at",
        Owed: "kind quoted asked_by owed_by due_on status ended_on outcome marked_at removed_at",
        WavedThrough: "sentence_hash waved_at",
        Recommendation: (
            "text to_body reported_on notice_on response responded_on response_text implementation implemented_on "
            "evidence removed_at"
        ),
        Action: (
            "text owner_name owner_email due_on every_months status ended_on is_public link_number created_at "
            "removed_at"
        ),
        ActionUpdate: "status text evidence is_public said_by said_at",
        KeyDecision: (
            "title matter decider_name decider_title decide_on decide_until is_key documents copies_from "
            "asking_for_more is_private exempt_paragraphs private_reason lead_officer status taken_on decision reasons "
            "alternatives conflicts decision_published_on withdrawn_reason added_at removed_at"
        ),
        DecisionNotice: (
            "kind given_on stated reason representations response agreed_by agreed_on noted_at removed_at"
        ),
        DecisionMatch: "is_wanted reason answered_at",
        CallInRules: "working_days signatories grounds",
        CallIn: "requested_at grounds explanation status status_reason outcome outcome_text heard_on removed_at",
        CallInSignatory: "signed_on",
        WorkProgramme: "year introduction most_in_depth minutes_available stale_after agreed_on",
        Topic: (
            "year title detail kind lead_officer source source_words timing month until_month is_tentative condition "
            "review_on timing_words every_months minutes is_in_depth last_report_note notes follow_up is_public status "
            "ended_on end_reason added_at removed_at"
        ),
        TopicChange: "event was now reason changed_at changed_by",
        NotedReport: "reported_on note",
        TopicItem: "put_on_at returned_at",
        WaivedFinding: "rule key reason waived_at waived_by",
        IncomingProgramme: "year filename corrections uploaded_at confirmed_at",
        KeyDate: "name kind starts_on ends_on",
        ColumnMeaning: "heading field",
        ScoringScheme: "name criteria lowest highest is_in_use",
        Suggestion: "title why suggested_by name email suggested_at status reason decided_at revealed_at removed_at",
        SuggestionScore: "marks remark scored_at",
        TaskGroup: "scope lines_of_enquiry stage stage_reason report_due_on reported_on",
        Witness: "name capacity heard_on said removed_at",
        Evidence: "received_on given_by says link removed_at",
        TaskGroupStep: "planned_on what done_on removed_at",
        TaskGroupRecommendation: "text to_body removed_at",
        Framework: (
            "name slug description frequency years_shown overspend_limit underspend_limit starts_on ends_on removed_at"
        ),
        Outcome: "title removed_at",
        PolicyArea: "name measures_in_all removed_at",
        Measure: (
            "code name definition unit decimals polarity near owner source frequency lag_days suppress_below "
            "trend_periods reported_from reported_until removed_at"
        ),
        MeasureRemit: "",
        MeasureChange: "event takes_effect_on breaks_series reason decided_by changed_at changed_by",
        Target: "starts_on ends_on kind value tolerance start_value low high edge note removed_at",
        Reading: (
            "series period_on state value numerator denominator provisional_until expected_on note reason entered_at "
            "entered_by superseded_at"
        ),
        Commentary: "period_on mark said remedy projection projected outlook written_at written_by",
        ReadingColumn: "heading meaning",
        BusinessUnit: "name removed_at",
        BusinessUnitRemit: "",
        FinanceLine: "kind period_on figures commentary written_at written_by",
        Scorecard: (
            "frequency period_on title recommendation introduction context finance_words supporting_papers "
            "background_papers contacts removed_at is_made_anew"
        ),
        MeasureFollowUp: "kind asked answer asked_on evidence added_at removed_at",
        Withdrawal: "withdrew_at returned_at reason removed_at",
        Declaration: "is_sensitive nature nature_is_open intention declared_at removed_at",
        LateDecision: "route circumstances chair_name decided_at",
        Document: "title filename media_type size sha256 warnings added_at removed_at",
        User: "email name ended_on",
        RoleGrant: "role starts_on ends_on decided",
        Publication: ("subject_kind subject_id version verb reason published_at published_by body_hash previous_hash"),
    }.items()
}


def written(record: Record) -> dict[str, Any]:
    """A record as the file holds it: its number, and its fields but for those that say what they would say anyway."""
    columns = inspect(type(record)).columns
    values = {name: getattr(record, name) for name in FIELDS[type(record)]}
    said = {name: plain(value) for name, value in values.items() if value != usual_value(columns[name])}
    return {"number": record.id, **said}


def read(model: type[Record], entry: Mapping[str, Any]) -> dict[str, Any]:
    """The values of a record as the file gives them; what it leaves out is left to the record."""
    columns = inspect(model).columns
    return {name: _typed(columns[name], entry[name]) for name in FIELDS[model] if entry.get(name) is not None}


def plain(value: Any) -> Any:
    """A value as JSON holds it: dates yyyy-mm-dd, times hh:mm, moments in UTC, exact numbers as their digits."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, Decimal):
        return format(value, "f")
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    if isinstance(value, time):
        return value.isoformat("auto" if value.second or value.microsecond else "minutes")
    return value.isoformat() if isinstance(value, date) else value


def usual_value(column: Column[Any]) -> Any:
    """What a field is when the file does not say."""
    default = column.default
    if default is None:
        return None
    return default.arg if default.is_scalar else default.arg(None)  # type: ignore[attr-defined]


def _typed(column: Column[Any], value: Any) -> Any:
    kind = column.type
    if isinstance(kind, UtcDateTime):
        return datetime.fromisoformat(value)
    if isinstance(kind, Date):
        return date.fromisoformat(value)
    if isinstance(kind, Time):
        return time.fromisoformat(value)
    if isinstance(kind, Exact):
        return Decimal(value)
    if isinstance(kind, Enum) and kind.enum_class is not None:
        return kind.enum_class(value)
    return value
