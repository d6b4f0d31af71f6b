"""Call-in: a decision taken but not carried out is looked at again, by the council's own rules.

An overview and scrutiny committee may review such a decision and recommend that it be reconsidered, or have the council
look at it (Local Government Act 2000 s9F(2)(a) and (4)). How long that may be asked for, how many sign and on which
grounds is for each council's standing orders; members of the executive do not sit on scrutiny (s9FA(3)), so they do
not sign.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import CallInOutcome, CallInStatus
from models.rules.broken import RuleBroken
from models.rules.wording import count_of, long_date
from models.rules.working_days import working_days_after

CITATION = "Local Government Act 2000, section 9F; the council's standing orders"
LONGEST_PERIOD, MOST_SIGNATORIES, MOST_GROUNDS = 60, 100, 20
# What most standing orders name; each council edits its own.
USUAL_GROUNDS = (
    "The decision is outside the budget or the policy framework",
    "The decision was not taken as the constitution requires",
    "Those affected were not consulted as they should have been",
    "Evidence that matters was not taken into account",
    "The action is not proportionate to the outcome that is wanted",
)


@dataclass(frozen=True, slots=True)
class Signed:
    """Who signed, on which day, and what keeps a member from signing."""

    name: str
    signed_on: date
    is_of_the_executive: bool = False
    is_in_office: bool = True
    has_signed: bool = False


def last_day(published_on: date, working_days: int, closed: Mapping[date, str]) -> date:
    """The last day on which call-in may be asked for: so many working days after the decision was published.

    Five working days after Thursday 1 August 2019 end on Thursday 8 August.
    """
    return working_days_after(published_on, working_days, closed)


def check_rules(*, working_days: int, signatories: int, grounds: Sequence[str]) -> None:
    """Refuse rules by which nothing could be called in, or for ever."""
    if not 1 <= working_days <= LONGEST_PERIOD:
        raise RuleBroken(f"Enter a number of working days from 1 to {LONGEST_PERIOD}.", "working_days")
    if not 1 <= signatories <= MOST_SIGNATORIES:
        raise RuleBroken(f"Enter a number of members from 1 to {MOST_SIGNATORIES}.", "signatories")
    if len(grounds) > MOST_GROUNDS:
        raise RuleBroken(f"Give {MOST_GROUNDS} grounds or fewer, one on a line.", "grounds")


def check_request(
    *,
    grounds: Sequence[str],
    explanation: str,
    known: Sequence[str],
    requested_on: date,
    taken_on: date | None,
    last_on: date | None,
) -> None:
    """Refuse a request for what was not decided, is out of time, or gives no ground."""
    if taken_on is None or last_on is None:
        raise RuleBroken("Only a decision that was taken and published can be called in. Record that first.")
    if requested_on < taken_on:
        raise RuleBroken(f"The decision was taken on {long_date(taken_on)}: a request comes after.", "requested_on")
    if requested_on > last_on:
        raise RuleBroken(
            f"The last day to ask was {long_date(last_on)}. The decision can be carried out; a committee may still "
            "look at it as a topic of its work programme.",
            "requested_on",
        )
    if known and not grounds:
        raise RuleBroken("Choose at least one ground.", "grounds")
    if not explanation.strip():
        raise RuleBroken("Say in the members' own words why they ask.", "explanation")


def check_signatory(signed: Signed, *, taken_on: date | None, last_on: date) -> None:
    """Refuse a signature out of time, of somebody who may not ask, or a second time."""
    if signed.has_signed:
        raise RuleBroken(f"{signed.name} has signed already.", "member_id")
    if not signed.is_in_office:
        raise RuleBroken(f"{signed.name} was not in office on {long_date(signed.signed_on)}.", "member_id")
    if signed.is_of_the_executive:
        raise RuleBroken(
            f"{signed.name} is of the executive, and its members do not sit on scrutiny (s9FA(3)): choose another.",
            "member_id",
        )
    if taken_on is not None and signed.signed_on < taken_on:
        raise RuleBroken(f"The decision was taken on {long_date(taken_on)}: a signature comes after.", "signed_on")
    if signed.signed_on > last_on:
        raise RuleBroken(f"The last day to sign was {long_date(last_on)}.", "signed_on")


def check_valid(*, signed: int, required: int) -> None:
    """Refuse to take a request as valid before enough members have signed."""
    if signed < required:
        raise RuleBroken(
            f"{count_of(signed, 'member')} of the {required} that the council's rules ask for "
            f"{'has' if signed == 1 else 'have'} signed. Add the others, or refuse the request with the reason."
        )


def check_refusal(reason: str) -> None:
    """Refuse to turn a request down without a reason."""
    if not reason.strip():
        raise RuleBroken("Give the reason: those who asked read it, and so does the public.", "status_reason")


def check_outcome(outcome: CallInOutcome, *, text: str, heard_on: date | None, requested_on: date, today: date) -> None:
    """Refuse an outcome without its day, in the future, or without what the committee said."""
    if outcome is CallInOutcome.AWAITED:
        raise RuleBroken("Choose what the committee did.", "outcome")
    if heard_on is None:
        raise RuleBroken("Enter the day on which it was heard.", "heard_on")
    if heard_on < requested_on:
        raise RuleBroken(f"It was asked for on {long_date(requested_on)}, so it was heard later.", "heard_on")
    if heard_on > today:
        raise RuleBroken("That day is still to come: record the outcome once it is heard.", "heard_on")
    if outcome is not CallInOutcome.DECISION_STANDS and not text.strip():
        raise RuleBroken("Say what is to be considered again, and why.", "outcome_text")


def may_be_carried_out(
    *, last_on: date, asked: Sequence[tuple[CallInStatus, CallInOutcome]], today: date
) -> tuple[bool, str]:
    """Whether a decision that was taken may be carried out on a day, and a sentence that says why or why not."""
    if any(status in (CallInStatus.REQUESTED, CallInStatus.VALID) for status, _ in asked):
        return False, "It was called in, and waits until that is settled."
    outcomes = [outcome for status, outcome in asked if status is CallInStatus.HEARD]
    if CallInOutcome.REFERRED_TO_COUNCIL in outcomes:
        return False, "It was called in and referred to the council, which may ask for it to be taken again."
    if CallInOutcome.REFERRED_BACK in outcomes:
        return False, "It was called in and referred back: it is to be considered again."
    if outcomes:
        return True, "It was called in, and the decision stands: it can be carried out."
    if today <= last_on:
        return False, f"It can be called in until {long_date(last_on, 'Tuesday 18 June 2019')}."
    return True, f"The time to call it in ended on {long_date(last_on, 'Tuesday 18 June 2019')}: it can be carried out."
