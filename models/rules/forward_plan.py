"""The forward plan: what the notice of a key decision must say, and how long it must stand before the decision.

The Local Authorities (Executive Arrangements) (Meetings and Access to Information) (England) Regulations 2012, SI
2012/2089: 28 clear days before a key decision (reg 9) and a meeting held in private (reg 5), which needs a further
notice five clear days before. Where 28 days are impracticable there are two routes, each with a notice of its own: the
general exception (reg 10) and special urgency (reg 11). The 28 days are counted as calendar days, as practice has it;
the five as working days, which is the stricter reading. A council may have the 28 counted as working days too.

A defective notice does not undo a decision: what is late is said, with its lawful ways on, never blocked in silence.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules import notice
from models.rules.broken import RuleBroken
from models.rules.wording import long_date

REGULATIONS = "SI 2012/2089"
KEY_DAYS = 28
SHORT_DAYS = 5
CITATIONS = {
    Kind.KEY_DECISION: f"{REGULATIONS}, regulation 9",
    Kind.PRIVATE_MEETING: f"{REGULATIONS}, regulation 5(2) and (3)",
    Kind.PRIVATE_MEETING_FURTHER: f"{REGULATIONS}, regulation 5(4) and (5)",
    Kind.PRIVATE_MEETING_URGENT: f"{REGULATIONS}, regulation 5(6) and (7)",
    Kind.GENERAL_EXCEPTION: f"{REGULATIONS}, regulation 10",
    Kind.SPECIAL_URGENCY: f"{REGULATIONS}, regulation 11",
}


@dataclass(frozen=True, slots=True)
class Planned:
    """What the rules ask of a decision. `members` are those of the body that decides; a person has none.

    It is to be taken on `decide_on`, or between that day and `decide_until`. `counts_working_days` is the council's own
    rule: its 28 days are then working days.
    """

    matter: str
    decider: str
    decide_on: date
    is_body: bool = True
    members: tuple[str, ...] = ()
    decide_until: date | None = None
    documents: tuple[str, ...] = ()
    copies_from: str = ""
    asking_for_more: str = ""
    is_key: bool = True
    is_private: bool = False
    paragraphs: tuple[int, ...] = ()
    private_reason: str = ""
    counts_working_days: bool = False

    @property
    def meets_in_private(self) -> bool:
        """Whether a body is to meet in private about it; a person who decides holds no meeting (reg 5)."""
        return self.is_private and self.is_body


@dataclass(frozen=True, slots=True)
class Missing:
    """Something the notice must say and does not: the field to fill in, a sentence that says so, and the paragraph."""

    field: str
    words: str
    citation: str


@dataclass(frozen=True, slots=True)
class Count:
    """The clear days between a notice and a decision: neither the day of the one nor of the other counts.

    `latest_on` is the last day to give the notice for this decision, `earliest_on` the first day to take the decision
    after this notice. Only working days count `in_working_days`, otherwise every day does.
    """

    given_on: date
    decide_on: date
    clear_days: int
    required: int
    latest_on: date
    earliest_on: date
    in_working_days: bool = False

    @property
    def is_enough(self) -> bool:
        """Whether the public has the notice that the regulations ask for."""
        return self.clear_days >= self.required


def missing(planned: Planned) -> list[Missing]:
    """What the notice of a key decision must state and does not yet (reg 9(1)), and why a meeting is private."""
    must = [
        (planned.matter, "matter", "Say what is to be decided.", "b"),
        (planned.decider, "decider_committee_id", "Say who decides.", "c"),
        (
            not planned.is_body or planned.members,
            "decider_committee_id",
            f"Give out the seats of {planned.decider}: the notice lists the members of the body that decides.",
            "c",
        ),
        (
            planned.documents,
            "documents",
            "List the documents to be submitted to the decision maker; the report itself is one.",
            "e",
        ),
        (planned.copies_from, "copies_from", "Give the address from which copies of the documents are to be had.", "f"),
        (
            planned.asking_for_more,
            "asking_for_more",
            "Say how to ask for documents that are submitted later.",
            "h",
        ),
    ]
    found = [
        Missing(field, words, f"{REGULATIONS}, regulation 9(1)({part})")
        for is_there, field, words, part in must
        if planned.is_key and not (is_there.strip() if isinstance(is_there, str) else is_there)
    ]
    return found + _missing_of_private(planned)


def count_28(given_on: date, decide_on: date) -> Count:
    """The calendar days of a notice under reg 5(2) or reg 9: given on 3 July 2019, the decision may be on 1 August."""
    return Count(
        given_on,
        decide_on,
        max((decide_on - given_on).days - 1, 0),
        KEY_DAYS,
        latest_on=latest_28(decide_on),
        earliest_on=given_on + timedelta(days=KEY_DAYS + 1),
    )


def latest_28(decide_on: date) -> date:
    """The last day on which a notice still leaves 28 clear days before the decision."""
    return decide_on - timedelta(days=KEY_DAYS + 1)


def count_28_working(given_on: date, decide_on: date, closed: Mapping[date, str]) -> Count:
    """The same in working days, for a council that counts so: from 21 June 2019, it may be on 1 August."""
    return _in_working_days(given_on, decide_on, closed, KEY_DAYS)


def count_5(given_on: date, decide_on: date, closed: Mapping[date, str]) -> Count:
    """The working days of a notice under reg 5(4) or reg 10."""
    return _in_working_days(given_on, decide_on, closed, SHORT_DAYS)


def required_days(kind: Kind) -> int:
    """How many clear days a notice of this kind must stand; none where it is given as soon as can be."""
    return {Kind.KEY_DECISION: KEY_DAYS, Kind.PRIVATE_MEETING: KEY_DAYS}.get(
        kind, SHORT_DAYS if kind in (Kind.PRIVATE_MEETING_FURTHER, Kind.GENERAL_EXCEPTION) else 0
    )


def count_for(
    kind: Kind, given_on: date, decide_on: date, closed: Mapping[date, str], *, counts_working_days: bool = False
) -> Count | None:
    """The clear days of a notice of one kind; None for one that needs none. The 28 by the council's own rule."""
    if required_days(kind) == KEY_DAYS and counts_working_days:
        return count_28_working(given_on, decide_on, closed)
    if required_days(kind) == KEY_DAYS:
        return count_28(given_on, decide_on)
    return count_5(given_on, decide_on, closed) if required_days(kind) else None


def check_period(decide_on: date | None, decide_until: date | None) -> None:
    """Refuse a decision without a day, or a period that ends before it begins."""
    if decide_on is None:
        raise RuleBroken("Enter the day of the decision, or the first day of the period it falls in.", "decide_on")
    if decide_until is not None and decide_until < decide_on:
        raise RuleBroken(
            f"The period must not end before it begins, on {long_date(decide_on)}. Leave the second day empty for a "
            "single day.",
            "decide_until",
        )


def check_decider(*, is_body: bool, is_member: bool, name: str) -> None:
    """Refuse a decision without a decision maker, or with more than one."""
    said = is_body + is_member + bool(name.strip())
    if not said:
        raise RuleBroken("Say who decides: choose the body or the member, or enter a name.", "decider_committee_id")
    if said > 1:
        raise RuleBroken("Say only one who decides: the body, the member or the name entered.", "decider_committee_id")


def when_in_words(decide_on: date, decide_until: date | None) -> str:
    """The day or the period, as a notice gives it: "1 August 2019", "between 1 August 2019 and 30 September 2019"."""
    if decide_until is None or decide_until == decide_on:
        return long_date(decide_on)
    return f"between {long_date(decide_on)} and {long_date(decide_until)}"


def _in_working_days(given_on: date, decide_on: date, closed: Mapping[date, str], required: int) -> Count:
    found = notice.count(given_on, decide_on, closed, required)
    return Count(
        given_on,
        decide_on,
        found.clear_days,
        required,
        found.latest_on,
        found.earliest_held_on,
        in_working_days=True,
    )


def _missing_of_private(planned: Planned) -> list[Missing]:
    citation = f"{REGULATIONS}, regulation 5(3)"
    found = []
    if planned.is_private and not planned.private_reason.strip():
        found.append(Missing("private_reason", "Say why the meeting is to be held in private.", citation))
    if planned.is_private and not planned.paragraphs:
        found.append(
            Missing(
                "exempt_paragraphs",
                "Choose the paragraphs of Schedule 12A by which the public may be kept out.",
                f"{REGULATIONS}, regulation 4(2)(b)",
            )
        )
    return found
