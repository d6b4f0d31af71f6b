"""What the notice of an executive decision must say before it is given (SI 2012/2089 regs 5, 9, 10 and 11)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import DecisionNoticeKind as Kind
from models.rules import forward_plan
from models.rules.broken import RuleBroken
from models.rules.decision_notices import WHO_AGREES, Given, allowed_kinds
from models.rules.forward_plan import Planned
from models.rules.wording import long_date

OF_KEY = (Kind.KEY_DECISION, Kind.GENERAL_EXCEPTION, Kind.SPECIAL_URGENCY)


@dataclass(frozen=True, slots=True)
class Words:
    """What a notice says of itself, as typed: why, who agreed and when, what was said against meeting in private."""

    reason: str = ""
    agreed_by: str = ""
    agreed_on: date | None = None
    representations: str = ""
    response: str = ""


def check_notice(
    kind: Kind,
    planned: Planned,
    words: Words,
    *,
    given_on: date,
    given: Sequence[Given],
    today: date,
    closed: Mapping[date, str],
) -> None:
    """Refuse a notice that does not say what its regulation asks, or that is of another decision.

    A notice of 28 days that comes too late is not refused: it is better than none. Raises RuleBroken beside the field.
    """
    check_kind(kind, planned, given)
    if given_on > today:
        raise RuleBroken("A notice is given on the day it is published: today or a day before.", "given_on")
    if given_on >= planned.decide_on:
        raise RuleBroken(
            f"A notice comes before the decision of {long_date(planned.decide_on)}. Correct the day of the notice, or "
            "put the decision off.",
            "given_on",
        )
    _check_stated(kind, planned)
    _CHECKS[kind](planned, words, given_on, given, closed)


def check_kind(kind: Kind, planned: Planned, given: Sequence[Given]) -> None:
    """Refuse a notice of what the decision is not, and one that was given and still says how it is."""
    if kind not in allowed_kinds(planned, ()):
        what = "a key decision" if kind in OF_KEY else "a meeting in private"
        raise RuleBroken(f"This is not {what}. Correct the decision first, or give another notice.", "kind")
    if kind not in allowed_kinds(planned, given):
        before = max(one.given_on for one in given if one.kind is kind and not one.is_outdated)
        raise RuleBroken(
            f"This notice was given on {long_date(before)}, and the decision is still as it states. If it was a "
            "mistake, take it away first; if the decision changes, this notice can be given again."
        )


def _check_stated(kind: Kind, planned: Planned) -> None:
    """What a notice states of the decision must be there."""
    concerned = ("private_reason", "exempt_paragraphs")
    for one in forward_plan.missing(planned):
        is_private = one.field in concerned
        if is_private != (kind not in OF_KEY):
            continue
        if is_private or kind is Kind.KEY_DECISION:
            raise RuleBroken(f"{one.words} The notice must say so: {one.citation}.")


def _check_nothing(
    planned: Planned, words: Words, given_on: date, given: Sequence[Given], closed: Mapping[date, str]
) -> None:
    """The notices of 28 days say what the decision says, and no more."""


def _check_further(
    planned: Planned, words: Words, given_on: date, given: Sequence[Given], closed: Mapping[date, str]
) -> None:
    if Kind.PRIVATE_MEETING not in {one.kind for one in given}:
        raise RuleBroken("Give the first notice of the meeting in private before the further one.", "kind")
    if words.representations.strip() and not words.response.strip():
        raise RuleBroken("Give the response to what was said: the notice must state it (regulation 5(5)).", "response")


def _check_exception(
    planned: Planned, words: Words, given_on: date, given: Sequence[Given], closed: Mapping[date, str]
) -> None:
    _check_reason(words, "Say why 28 clear days are impracticable: the notice must (regulation 10(3)).")
    if not words.agreed_by.strip():
        raise RuleBroken(
            "Name the chair who was informed or, where there is none, the members of the committee (regulation 10(1)).",
            "agreed_by",
        )
    if words.agreed_on and words.agreed_on > given_on:
        raise RuleBroken(
            f"The notice of {long_date(given_on)} says who was informed: they were by then. Correct one of the days.",
            "agreed_on",
        )
    found = forward_plan.count_5(given_on, planned.decide_on, closed)
    if not found.is_enough:
        raise RuleBroken(
            f"The general exception needs five clear days: after notice on {long_date(given_on)}, the decision can "
            f"be taken on {long_date(found.earliest_on)} or later. Put it off, or seek agreement that it is urgent.",
            "given_on",
        )


def _check_agreed(
    planned: Planned, words: Words, given_on: date, given: Sequence[Given], closed: Mapping[date, str]
) -> None:
    _check_reason(words, "Say why it is urgent and cannot reasonably be deferred: the notice must.")
    if not words.agreed_by.strip():
        raise RuleBroken(f"Name who agreed that it is urgent: {WHO_AGREES}.", "agreed_by")
    if words.agreed_on is None:
        raise RuleBroken("Enter the day on which they agreed.", "agreed_on")
    if words.agreed_on > given_on:
        raise RuleBroken("The agreement comes before the notice of it. Correct one of the days.", "agreed_on")


def _check_reason(words: Words, sentence: str) -> None:
    if not words.reason.strip():
        raise RuleBroken(sentence, "reason")


_CHECKS = {
    Kind.KEY_DECISION: _check_nothing,
    Kind.PRIVATE_MEETING: _check_nothing,
    Kind.PRIVATE_MEETING_FURTHER: _check_further,
    Kind.GENERAL_EXCEPTION: _check_exception,
    Kind.SPECIAL_URGENCY: _check_agreed,
    Kind.PRIVATE_MEETING_URGENT: _check_agreed,
}
