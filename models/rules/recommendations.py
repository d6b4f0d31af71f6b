"""Recommendations to other bodies: the two months of a scrutiny committee's notice, and what came of them.

Local Government Act 2000 s9FE: by notice in writing an overview and scrutiny committee requires the authority or its
executive to consider its report or recommendations, to respond saying what action it proposes to take, and to publish
the response, all within two months. They begin with the day on which the report or, if later, the notice is received,
in the words of the parallel SI 2009/1919 reg 6(1) "within a period of two months beginning with the date on which" it
is. So the clock starts with a notice, and the day of receipt is its first day. Nothing of the kind binds a body outside
the council: check with your monitoring officer what a partner has agreed to.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from models.minutes_vocabulary import Implementation, RecommendationResponse
from models.rules.broken import RuleBroken
from models.rules.months import months_after
from models.rules.wording import long_date
from models.vocabulary import CommitteeKind

MONTHS_TO_RESPOND = 2
SOURCE = "Local Government Act 2000, section 9FE"
ANSWERED = (RecommendationResponse.ACCEPTED, RecommendationResponse.PARTLY, RecommendationResponse.REJECTED)


@dataclass(frozen=True, slots=True)
class Sent:
    """What rates are made of: when an answer was due, and what came. `answer_by` is None without a notice."""

    answer_by: date | None
    response: RecommendationResponse
    responded_on: date | None
    implementation: Implementation


@dataclass(frozen=True, slots=True)
class Rates:
    """How a committee's recommendations fared. Each pair says how many of how many, so that nothing is rounded away."""

    sent: int
    answered: int
    accepted: int
    with_clock: int
    on_time: int
    carried_out: int
    overdue: int


def answer_by(*, reported_on: date | None, notice_on: date | None) -> date | None:
    """The last day to respond: two months beginning with the later of report and notice; None before a notice."""
    if notice_on is None:
        return None
    return months_after(max(notice_on, reported_on or notice_on), MONTHS_TO_RESPOND) - timedelta(days=1)


def may_require(committee: CommitteeKind, to: CommitteeKind | None) -> bool:
    """Whether a notice under s9FE may be given: by a scrutiny committee, to the council or its cabinet."""
    scrutinises = committee in (CommitteeKind.SCRUTINY, CommitteeKind.PANEL, CommitteeKind.TASK_AND_FINISH)
    return scrutinises and to in (CommitteeKind.COUNCIL, CommitteeKind.CABINET)


def is_overdue(sent: Sent, *, today: date) -> bool:
    """Whether the two months have run out and no response came."""
    return sent.response is RecommendationResponse.AWAITED and sent.answer_by is not None and sent.answer_by < today


def rates(found: Iterable[Sent], *, today: date) -> Rates:
    """The figures of an annual scrutiny report. Part acceptance counts as accepted; only a notice sets a time."""
    every: Sequence[Sent] = list(found)
    # One whose time still runs is neither in time nor late.
    timed = [one for one in every if one.answer_by and (one.responded_on or is_overdue(one, today=today))]
    answered = [one for one in every if one.response in ANSWERED]
    return Rates(
        sent=len(every),
        answered=len(answered),
        accepted=sum(one.response is not RecommendationResponse.REJECTED for one in answered),
        with_clock=len(timed),
        on_time=sum(one.responded_on is not None and one.responded_on <= (one.answer_by or date.max) for one in timed),
        carried_out=sum(one.implementation is Implementation.DONE for one in every),
        overdue=sum(is_overdue(one, today=today) for one in every),
    )


def standing(sent: Sent, *, today: date) -> str:
    """How one stands on a day, in a word or two: its response, or overdue while there ought to be one."""
    return "overdue" if is_overdue(sent, today=today) else sent.response.value


def in_words(found: Rates) -> list[str]:
    """The figures as sentences of an annual report, each of how many; what does not arise is not said."""
    said = [f"{found.sent} {_plural(found.sent, 'recommendation was', 'recommendations were')} made."]
    if found.answered:
        said.append(f"{found.accepted} of {found.answered} answered {_was(found.accepted)} accepted, all or in part.")
    if found.with_clock:
        late = f"; {found.overdue} {_plural(found.overdue, 'is', 'are')} overdue" if found.overdue else ""
        said.append(
            f"{found.on_time} of {found.with_clock} that had to be answered within two months "
            f"{_was(found.on_time)} answered in time{late}."
        )
    if found.accepted:
        said.append(
            f"{found.carried_out} of {found.accepted} accepted "
            f"{_plural(found.carried_out, 'has', 'have')} been carried out."
        )
    return said


def _plural(count: int, one: str, many: str) -> str:
    return one if count == 1 else many


def _was(count: int) -> str:
    return _plural(count, "was", "were")


def check_notice(*, resolved_on: date, reported_on: date | None, notice_on: date, today: date) -> None:
    """Refuse a notice dated before the committee resolved it, or in the future."""
    for day, field, what in ((reported_on, "reported_on", "The report"), (notice_on, "notice_on", "The notice")):
        if day is not None and day < resolved_on:
            raise RuleBroken(f"{what} cannot be earlier than the meeting of {long_date(resolved_on)}.", field)
        if day is not None and day > today:
            raise RuleBroken(f"{what} is dated in the future: record it on the day it is received.", field)


def check_response(
    response: RecommendationResponse, *, responded_on: date | None, text: str, sent_on: date, today: date
) -> None:
    """Refuse a response without its day or, unless it accepts all, without its reasons."""
    if response is RecommendationResponse.AWAITED:
        return
    if responded_on is None:
        raise RuleBroken("Enter the day of the response.", "responded_on")
    if responded_on < sent_on:
        raise RuleBroken(f"The response cannot be earlier than {long_date(sent_on)}, when it was sent.", "responded_on")
    if responded_on > today:
        raise RuleBroken("The response is dated in the future: record it once it has come.", "responded_on")
    if response is not RecommendationResponse.ACCEPTED and not text.strip():
        raise RuleBroken("Give the reasons: the public reads them, and so does whoever asked.", "response_text")


def check_implementation(
    implementation: Implementation, *, response: RecommendationResponse, evidence: str, implemented_on: date | None
) -> None:
    """Refuse to call something carried out that was not accepted, or without its day and where to see it."""
    if implementation is Implementation.NOT_STARTED:
        return
    if response not in (RecommendationResponse.ACCEPTED, RecommendationResponse.PARTLY):
        raise RuleBroken("Record first that it was accepted, or partly.", "implementation")
    if implementation is Implementation.DONE and implemented_on is None:
        raise RuleBroken("Enter the day it was carried out.", "implemented_on")
    if implementation is Implementation.DONE and not evidence.strip():
        raise RuleBroken("Say where it can be seen to have been carried out.", "evidence")


def is_outdated(sent: str, *, was: str, now: str) -> bool:
    """Whether what was sent of a resolution is not what it says any more. `was` is how it read when it was sent.

    A resolution sent whole is outdated by any correction, one sent in part by a correction of that part.
    """
    if sent.split() == was.split():
        return sent.split() != now.split()
    return f" {_bare(sent)} " not in f" {_bare(now)} "


def _bare(words: str) -> str:
    return " ".join(re.findall(r"\w+(?:[.,'’-]\w+)*", words.casefold()))
