"""Every word that is stored, one class a vocabulary. The words are the field's own (docs/glossary.md)."""

from enum import StrEnum


class CommitteeKind(StrEnum):
    """What sort of body a committee is."""

    COUNCIL = "council"
    CABINET = "cabinet"
    SCRUTINY = "overview and scrutiny committee"
    COMMITTEE = "committee"
    PANEL = "panel"
    BOARD = "board"
    SUB_COMMITTEE = "sub-committee"
    TASK_AND_FINISH = "task and finish group"


class MemberKind(StrEnum):
    """A councillor is an elected member; the others are not. Officers and partners attend without being members."""

    COUNCILLOR = "councillor"
    CO_OPTED = "co-opted member"
    REPRESENTATIVE = "representative"
    OFFICER = "officer"
    PARTNER = "partner"

    @property
    def attends_only(self) -> bool:
        """Whether they attend without being a member: they have no seat and no public page."""
        return self in (MemberKind.OFFICER, MemberKind.PARTNER)


class SeatRole(StrEnum):
    """The place somebody has on a committee, in the order an agenda prints them."""

    CHAIR = "chair"
    VICE_CHAIR = "vice chair"
    MEMBER = "member"
    SUBSTITUTE = "substitute"
    EDUCATION_CHURCH = "church representative"
    EDUCATION_PARENT = "parent governor representative"
    NON_VOTING = "non-voting representative"
    PORTFOLIO_HOLDER = "portfolio holder"
    SPOKESPERSON = "group spokesperson"
    CHAMPION = "scrutiny champion"
    INVITEE = "invitee"


class MeetingKind(StrEnum):
    """Why the meeting is held; an extraordinary one cannot sign minutes (LGA 1972 Sch 12 para 41)."""

    ORDINARY = "ordinary"
    ANNUAL = "annual"
    EXTRAORDINARY = "extraordinary"


class MeetingStatus(StrEnum):
    """Whether the meeting is still to be held."""

    SCHEDULED = "scheduled"
    CANCELLED = "cancelled"


class NumberingStyle(StrEnum):
    """How the items below something are numbered. The word shows the second item below item 5."""

    PLAIN = "2"
    BRACKETED = "5(2)"
    LETTERED = "5B"
    LOWER_LETTERED = "5b"
    DECIMAL = "5.2"
    UNNUMBERED = "none"


class ItemKind(StrEnum):
    """What an agenda item is for."""

    GROUP = "group"
    APOLOGIES = "apologies"
    DECLARATIONS = "declarations"
    MINUTES = "minutes"
    PUBLIC_SPEAKING = "public speaking"
    REPORT = "report"
    PERFORMANCE = "performance"
    QUESTION_TIME = "question time"
    UPDATE = "update"
    WORK_PROGRAMME = "work programme"
    URGENT_BUSINESS = "urgent business"
    EXCLUSION = "exclusion of the public"
    NEXT_MEETING = "date of next meeting"
    OTHER = "other"


class ReportState(StrEnum):
    """Where an item's paper stands, as the agenda says it."""

    NONE = "no report"
    ENCLOSED = "enclosed"
    TO_FOLLOW = "to follow"
    VERBAL = "verbal"
    PREVIOUSLY_CIRCULATED = "previously circulated"


class Part(StrEnum):
    """Part 1 is taken in public; Part 2 is exempt or confidential (LGA 1972 s100A)."""

    PUBLIC = "part 1"
    PRIVATE = "part 2"


class StandingPlace(StrEnum):
    """Where on the agenda a committee's standing text is printed."""

    OPENING = "opening"
    BEFORE_ITEMS = "before the items"
    AFTER_ITEMS = "after the items"
    CLOSING = "closing"


class ClosedDayKind(StrEnum):
    """A council's own changes to the days that count towards notice."""

    CLOSED = "closed"
    OPEN = "open"


class SubjectKind(StrEnum):
    """What can be published."""

    COUNCIL = "council"
    COMMITTEE = "committee"
    MEMBER = "member"
    MEETING = "meeting"
    REGISTER = "register"
    MINUTES = "minutes"
    ACTION = "action"
    RECOMMENDATION = "recommendation"
    PROGRAMME = "work programme"
    TOPIC = "topic"
    KEY_DECISION = "key decision"
    SCORECARD = "scorecard"


class Verb(StrEnum):
    """What a version of a publication did."""

    PUBLISH = "publish"
    CORRECT = "correct"
    SUPPLEMENT = "supplement"
    WITHDRAW = "withdraw"


class LateRoute(StrEnum):
    """The lawful ways on when five clear days' notice can no longer be given."""

    DEFER = "defer"
    CONVENED_LATE = "convened late"
    URGENCY = "urgency"


class Role(StrEnum):
    """What a person is trusted to do. No role implies another."""

    ADMINISTRATOR = "administrator"
    OFFICER = "democratic services officer"
    MONITORING_OFFICER = "monitoring officer"
    PERFORMANCE_OFFICER = "performance officer"
    MEMBER = "member"


class TokenPurpose(StrEnum):
    """What a link sent by e-mail is for."""

    INVITATION = "invitation"
    PASSWORD_RESET = "password reset"


class InterestCategory(StrEnum):
    """What is registered: the seven statutory categories (SI 2012/1464), then what local codes add."""

    EMPLOYMENT = "employment"
    SPONSORSHIP = "sponsorship"
    CONTRACT = "contract"
    LAND = "land"
    LICENCE = "licence"
    TENANCY = "corporate tenancy"
    SECURITIES = "securities"
    OTHER = "other registrable interest"
    GIFT = "gift or hospitality"


class InterestHolder(StrEnum):
    """Whose the interest is. A partner is never named (Localism Act 2011 s30(3))."""

    MEMBER = "member"
    PARTNER = "spouse or partner"


class FieldKind(StrEnum):
    """What is typed into a field of a register entry. Money and percentages are kept as the figures typed, as text."""

    TEXT = "text"
    LONG_TEXT = "long text"
    MONEY = "money"
    PERCENT = "percent"
    DATE = "date"
    YES_NO = "yes or no"


class ProposalKind(StrEnum):
    """What a member asks to have done to their register."""

    ADD = "add"
    CHANGE = "change"
    END = "end"


class ProposalStatus(StrEnum):
    """How a proposal ended, or that it has not."""

    WAITING = "waiting"
    ACCEPTED = "accepted"
    DECLINED = "declined"
    TAKEN_BACK = "taken back"


class DispensationGround(StrEnum):
    """Why a dispensation may be granted: the letters of Localism Act 2011 s33(2)."""

    A = "a"
    B = "b"
    C = "c"
    D = "d"
    E = "e"


class DispensationScope(StrEnum):
    """What a dispensation lets a member do."""

    SPEAK = "speak"
    SPEAK_AND_VOTE = "speak and vote"


class DeclarationEffect(StrEnum):
    """What follows for the member who declares."""

    NONE = "may take part"
    NO_VOTE = "may speak and not vote"
    NO_BUDGET_VOTE = "must not vote on budget or council tax"
    NO_PART = "must not take part"


class Intention(StrEnum):
    """What a member who declares says they will do."""

    TAKE_PART = "take part"
    NOT_VOTE = "speak and not vote"
    NO_PART = "take no part"
    WITHDRAW = "withdraw from the room"


class Mark(StrEnum):
    """A member's private decision about an item that may touch an interest of theirs."""

    DECLARE = "declare"
    NO_INTEREST = "no interest"
    ASK = "ask the monitoring officer"


class AttendanceStatus(StrEnum):
    """Whether somebody came."""

    PRESENT = "present"
    APOLOGIES = "apologies"
    ABSENT = "absent"


class AbsentFrom(StrEnum):
    """The meetings whose six months are counted: any of the authority, or the executive's (LGA 1972 s85(1), (2A))."""

    COUNCIL = "meetings of the council"
    EXECUTIVE = "meetings of the executive"


class AttendedAs(StrEnum):
    """What counts as attending beside the meetings kept here (LGA 1972 s85(2) and (2B)(a))."""

    ANOTHER_BODY = "at another body's meeting"
    ACTED_ALONE = "acting alone for the executive"


class IncomingKind(StrEnum):
    """What a table that is brought in holds."""

    MEMBERS = "members"
    SEATS = "seats"
    REGISTER = "register"
