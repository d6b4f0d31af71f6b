"""What a task and finish group, and each thing in its log, may and may not be."""

from collections.abc import Sequence
from datetime import date

from models.programme_vocabulary import TaskGroupStage, TopicTiming
from models.rules.broken import RuleBroken
from models.rules.wording import long_date
from models.rules.work_programme import When

OPEN = (TaskGroupStage.SCOPING, TaskGroupStage.GATHERING, TaskGroupStage.REPORTING)
MOST_LINES = 30
# How its topic's history begins a line about the group, which the public reads, and one about what was made of it.
IN_HISTORY, TAKEN_IN_HISTORY = "Task and finish group", "Recommendations of the group made the committee’s own"


def attention(when: When, reported_on: date | None) -> str:
    """What somebody must say of an open topic whose group has reported, unless it is planned already; nothing for most.

    One that waits on a condition is planned once somebody said, after the report, when to look at it again.
    """
    if reported_on is None or when.timing not in (TopicTiming.NOT_YET, TopicTiming.CONDITION):
        return ""
    if when.review_on is not None and when.review_on > reported_on:
        return ""
    return f"Its group reported on {long_date(reported_on)}: say that it is done, or when it comes again."


def lines_read(typed: str) -> list[str]:
    """Lines of enquiry as typed, one on a line."""
    return [line.strip() for line in typed.splitlines() if line.strip()]


def check_set_up(lines: Sequence[str], report_due_on: date | None, today: date) -> None:
    """Refuse more lines of enquiry than a short inquiry follows, and a report due before today."""
    if len(lines) > MOST_LINES:
        raise RuleBroken(f"Keep to {MOST_LINES} lines of enquiry: a group is to finish.", "lines_of_enquiry")
    if report_due_on is not None and report_due_on < today:
        raise RuleBroken(f"{long_date(report_due_on)} is past: enter the day its report is to come.", "report_due_on")


def check_stage(stage: TaskGroupStage, reason: str) -> None:
    """Refuse to close a group without saying why, or to call it reported where no report was taken."""
    if stage is TaskGroupStage.REPORTED:
        raise RuleBroken("It has reported once its committee took the report at a meeting: record that.", "stage")
    if stage is TaskGroupStage.CLOSED and not reason.strip():
        raise RuleBroken("Say why it closes without a report: the public reads it.", "stage_reason")


def check_witness(name: str, heard_on: date | None, said: str, today: date) -> None:
    """Refuse a witness without a name, and words of one who has not been heard."""
    if not name.strip():
        raise RuleBroken("Enter who is heard.", "name")
    if said.strip() and (heard_on is None or heard_on > today):
        raise RuleBroken("Enter the day they were heard: what they said comes after.", "heard_on")


def check_evidence(says: str, received_on: date | None, link: str, is_address: bool, today: date) -> None:
    """Refuse evidence without words or a day, or with a link that leads nowhere."""
    if not says.strip():
        raise RuleBroken("Say what it is, and what it says.", "says")
    if received_on is None:
        raise RuleBroken("Enter the day it was received.", "received_on")
    if received_on > today:
        raise RuleBroken(f"{long_date(received_on)} is still to come.", "received_on")
    if link.strip() and not is_address:
        raise RuleBroken("Enter a whole address, which begins with https://, or leave it empty.", "link")


def check_step(what: str, planned_on: date | None, done_on: date | None, today: date) -> None:
    """Refuse a step without words or a day, or one that was done tomorrow."""
    if not what.strip():
        raise RuleBroken("Say what is to be done.", "what")
    if planned_on is None:
        raise RuleBroken("Enter the day it is planned for.", "planned_on")
    if done_on is not None and done_on > today:
        raise RuleBroken(f"{long_date(done_on)} is still to come. Leave it empty until it is done.", "done_on")


def check_recommendation(
    text: str, to_committee_id: int | None, to_body: str, *, reports_to: int, others: Sequence[str]
) -> None:
    """Refuse a recommendation without words, without one body to act, to its own committee, or made already."""
    if not text.strip():
        raise RuleBroken("Enter what is recommended.", "text")
    if to_committee_id is None and not to_body.strip():
        raise RuleBroken("Say which body is asked to act: choose it, or enter its name.", "to_committee_id")
    if to_committee_id is not None and to_body.strip():
        raise RuleBroken("Choose the body or enter its name, not both.", "to_body")
    if to_committee_id == reports_to:
        raise RuleBroken(
            "Choose another body: the group reports to this committee, which then recommends to others.",
            "to_committee_id",
        )
    if text.strip() in others:
        raise RuleBroken("The group recommends this already.", "text")


def check_taken(
    *,
    item_of: int | None,
    reports_to: int,
    held_on: date | None,
    reported_before: date | None,
    heard_until: date | None,
    today: date,
) -> None:
    """Refuse to have a report taken at another committee's meeting, at one still to come, or at none.

    Nor before the last day on which it heard somebody or was given something, `heard_until`: the report rests on that.
    What comes in after it has reported is no part of it.
    """
    if item_of != reports_to or held_on is None:
        raise RuleBroken("Choose the item of its committee's meeting under which the report was taken.", "item_id")
    if held_on > today:
        raise RuleBroken(
            f"The meeting of {long_date(held_on)} is still to come: record what it resolved once it has met.", "item_id"
        )
    if reported_before is None and heard_until is not None and held_on < heard_until:
        raise RuleBroken(
            f"The group was still hearing evidence on {long_date(heard_until)}: choose a meeting of that day or later, "
            "or put the day of the evidence right.",
            "item_id",
        )
    if reported_before is not None and held_on < reported_before:
        raise RuleBroken(f"It reported on {long_date(reported_before)}: choose that meeting or a later one.", "item_id")
