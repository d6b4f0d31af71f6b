"""Where topics come from: the resolution, the words of the minutes, the action or the decision, and who asked."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, TypeVar

from sqlalchemy import select
from sqlalchemy.orm import joinedload
from sqlalchemy.sql.base import ExecutableOption

from models.action import Action
from models.base import Record
from models.forward_plan import KeyDecision
from models.member import Member
from models.minutes import Minute
from models.owed import Owed
from models.programme_vocabulary import TopicSource
from models.resolution import Resolution
from models.rules.wording import long_date
from models.work_programme import Topic
from webapp.database import db
from webapp.services.programme_rows import TopicRow

Found = TypeVar("Found", bound=Record)
Kind = Literal["", "resolution", "ask", "action", "decision"]
OF_ACTIONS = (joinedload(Action.meeting),)
OF_RESOLUTIONS = (joinedload(Resolution.meeting), joinedload(Resolution.item))
OF_ASKS = (
    joinedload(Owed.minute).joinedload(Minute.meeting),
    joinedload(Owed.minute).joinedload(Minute.item),
    joinedload(Owed.asking_member),
)
ASKED = {
    TopicSource.NOT_RECORDED: "",
    TopicSource.MINUTE: "The minutes",
    TopicSource.ACTION: "An action",
    TopicSource.FORWARD_PLAN: "The forward plan",
    TopicSource.COMMITTEE: "Another committee",
    TopicSource.MEMBER: "A member",
    TopicSource.OFFICER: "An officer",
    TopicSource.RESIDENT: "A resident",
}


@dataclass(frozen=True, slots=True)
class Origin:
    """Who or what asked for a topic, in words; and of what is kept here, its kind and number, to lead there.

    `meeting_id` and `item_id` are those of the minutes it comes from.
    """

    words: str
    kind: Kind = ""
    number: int | None = None
    meeting_id: int | None = None
    item_id: int | None = None


def origins(topics: Sequence[Topic] | Sequence[TopicRow]) -> dict[int, Origin]:
    """Where each of many topics comes from, by the topic's number: a fixed number of queries."""
    members = _by_number(Member, (one.asked_by_id for one in topics))
    resolutions = _by_number(Resolution, (one.resolution_id for one in topics), *OF_RESOLUTIONS)
    asks = _by_number(Owed, (one.owed_id for one in topics), *OF_ASKS)
    actions = _by_number(Action, (one.action_id for one in topics), *OF_ACTIONS)
    decisions = _by_number(KeyDecision, (one.key_decision_id for one in topics))

    def origin(topic: Topic | TopicRow) -> Origin:
        if topic.owed_id in asks:
            return _from_ask(asks[topic.owed_id])
        if topic.resolution_id in resolutions:
            return _from_resolution(resolutions[topic.resolution_id])
        if topic.action_id in actions:
            return _from_action(actions[topic.action_id])
        if topic.key_decision_id in decisions:
            decision = decisions[topic.key_decision_id]
            return Origin(f"Forward plan: {decision.title}", "decision", decision.id)
        member = members.get(topic.asked_by_id or 0)
        said = [member.name if member else "", topic.source_words]
        return Origin(": ".join(filter(None, said)) or ASKED[topic.source])

    return {topic.id: origin(topic) for topic in topics}


def _from_ask(ask: Owed) -> Origin:
    asker = ask.asking_member.name if ask.asking_member else ask.asked_by
    day = long_date(ask.minute.meeting.held_on)
    words = f"{asker}, at the meeting of {day}" if asker else f"Asked for at the meeting of {day}"
    return Origin(words, "ask", ask.id, ask.minute.meeting_id, ask.minute.item_id)


def _from_resolution(resolution: Resolution) -> Origin:
    day = long_date(resolution.meeting.held_on)
    words = f"Resolved on {day}: {resolution.item.heading}"
    return Origin(words, "resolution", resolution.id, resolution.meeting_id, resolution.item_id)


def _from_action(action: Action) -> Origin:
    day = f" of {long_date(action.meeting.held_on)}" if action.meeting else ""
    return Origin(f"An action{day}", "action", action.id, action.meeting_id, action.item_id)


def _by_number(
    kind: type[Found], numbers: Iterable[int | None], *with_them: ExecutableOption
) -> dict[int | None, Found]:
    wanted = {number for number in numbers if number is not None}
    if not wanted:
        return {}
    found = select(kind).where(kind.id.in_(wanted)).options(*with_them).order_by(kind.id)
    return {one.id: one for one in db.session.scalars(found)}
