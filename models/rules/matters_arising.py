"""Matters arising: where each thing that a committee resolved, asked for or was promised stands, in a sentence."""

from datetime import date

from models.minutes_vocabulary import ActionStatus, Implementation, OwedStatus, RecommendationResponse
from models.rules import actions
from models.rules.wording import long_date

PAST = {OwedStatus.DONE: "Done", OwedStatus.DECLINED: "Declined"}


def owed(status: OwedStatus, *, by: str, due_on: date | None, outcome: str, ended_on: date | None) -> str:
    """How an ask or an undertaking ended, with its reason; or that it is still owed, by whom and by when."""
    if status in PAST:
        return sentence(f"{PAST[status]}{_on(ended_on)}: {outcome}")
    whose = f" by {by}" if by else ", and nobody is named as owing it"
    return sentence(f"Still owed{whose}{f', due on {long_date(due_on)}' if due_on else ''}")


def action(owner: str, status: ActionStatus, *, due_on: date | None, ended_on: date | None, said: str) -> str:
    """How an action stands: whose it is, when it is due or was done, and what was said of it last."""
    if actions.is_open(status):
        when = f", due on {long_date(due_on)}" if due_on else ""
        return " ".join(filter(None, (sentence(f"An action for {owner}{when}: {status}"), sentence(said))))
    return " ".join(filter(None, (sentence(f"An action for {owner}: {status}{_on(ended_on)}"), sentence(said))))


def recommendation(
    to: str,
    response: RecommendationResponse,
    *,
    answer_by: date | None,
    responded_on: date | None,
    reasons: str,
    implementation: Implementation,
    today: date,
) -> str:
    """What the body a recommendation was sent to answered, and how far it was carried out; or until when it is owed."""
    if response is RecommendationResponse.AWAITED:
        if answer_by is None:
            return f"Recommended to {to}: no answer yet."
        late = answer_by < today
        return f"Recommended to {to}: the answer {'was' if late else 'is'} due by {long_date(answer_by)}."
    why = f" {sentence(reasons)}" if reasons.strip() else ""
    done = f" {sentence(str(implementation).capitalize())}" if response is not RecommendationResponse.REJECTED else ""
    return f"Recommended to {to}: {response}{_on(responded_on)}.{why}{done}"


def topic(title: str, programmed: str = "") -> str:
    """That a topic of the work programme follows it up."""
    return sentence(f"In the work programme: {title}{programmed}")


def sentence(text: str) -> str:
    """The text on one line, as a sentence that ends; nothing of nothing."""
    plain = " ".join(text.split())
    return plain if not plain or plain[-1] in ".!?…" else f"{plain}."


def _on(day: date | None) -> str:
    return f" on {long_date(day)}" if day else ""
