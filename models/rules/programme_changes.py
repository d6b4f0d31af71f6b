"""What changed in a work programme since a day: each topic's changes taken together, in words for whoever reads."""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from models.programme_vocabulary import TopicEvent as Event
from models.rules.wording import and_list, count_of
from models.rules.work_programme import running

# What stands for all that happened to a topic: the first of these, read from the top, that did.
WEIGHT: tuple[tuple[Event, str], ...] = (
    (Event.ADDED, "added"),
    (Event.CARRIED_FORWARD, "carried forward"),
    (Event.REOPENED, "taken up again"),
    (Event.RETURNED, "returned"),
    (Event.MOVED, "moved"),
    (Event.CONSIDERED, "considered"),
    (Event.CHANGED, "changed"),
)
ENDS: Mapping[Event, str] = {Event.DROPPED: "dropped", Event.DONE: "done", Event.MERGED: "merged"}
FROM_A_SLOT = frozenset({Event.MOVED, Event.RETURNED})
ORDER = (
    "added",
    "carried forward",
    "taken up again",
    "moved",
    "returned",
    "dropped",
    "merged",
    "taken out",
    "considered",
    "done",
)
HEADINGS: Mapping[str, str] = {
    "added": "Added",
    "carried forward": "Carried forward from the year before",
    "taken up again": "Taken up again",
    "moved": "Moved",
    "returned": "Returned to the programme: not reached, deferred or withdrawn",
    "dropped": "Dropped",
    "merged": "Merged into another",
    "considered": "Considered",
    "done": "Done",
    "changed": "Changed in other ways",
}


@dataclass(frozen=True, slots=True)
class Happened:
    """One line of a topic's history, and the topic's name, address and time of coming (`comes`) as they are now."""

    topic_id: int
    title: str
    address: str
    comes: str
    on: date
    event: Event
    was: str = ""
    now: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Change:
    """What became of one topic in the end. `what` is a key of HEADINGS; `was` and `now` are in words."""

    topic_id: int
    title: str
    address: str
    on: date
    what: str
    was: str
    now: str
    reason: str


def taken_together(happened: Iterable[Happened]) -> list[Change]:
    """One change for each topic to which anything happened, in the order programmes tell them: added first.

    `happened` is in order of time. What was moved and moved back is not a change.
    """
    by_topic: dict[int, list[Happened]] = {}
    for one in happened:
        by_topic.setdefault(one.topic_id, []).append(one)
    found = [change for lines in by_topic.values() if (change := _together(lines))]
    return sorted(found, key=lambda one: (place_of(one.what), one.on, one.topic_id))


def place_of(what: str) -> int:
    """Where a kind of change stands among the others."""
    return ORDER.index(what) if what in ORDER else len(ORDER)


def said(what: str, was: str, now: str) -> str:
    """What happened to one topic, in words: "Moved from 24 September 2019 to 26 November 2019"."""
    match what:
        case "moved" if was and now:
            return f"Moved from {running(was)} to {running(now)}"
        case "added" | "carried forward" | "taken up again" if now:
            return f"{_capital(what)}: {running(now)}"
        case "returned" if was and now and was != now:
            return f"Returned from {running(was)}: now {running(now)}"
        case "merged" if now:
            return f"Merged into “{now}”"
        case "changed" if was or now:
            return f"Changed. {_as_pairs(was, now)}"
        case _:
            return _capital(what)


def happened(event: str, was: str, now: str) -> str:
    """One line of a topic's history, in words: "Moved from 24 September 2019 to 26 November 2019"."""
    match event:
        case Event.ADDED:
            return f"Added to the programme: {running(now)}" if now else "Added to the programme"
        case Event.CARRIED_FORWARD if was and now:
            return f"Carried forward from {was} to {now}"
        case Event.REOPENED:
            return said("taken up again", was, now)
        case Event.RETURNED:
            return said("returned", was, now)
        case Event.MERGED:
            return said("merged", was, now)
        case Event.MOVED | Event.CHANGED | Event.DROPPED | Event.DONE:
            return said(event, was, now)
        case _:
            return f"{_capital(event)}: {now}" if now else _capital(event)


def counted(whats: Sequence[str]) -> str:
    """How many of each: "2 topics added, 1 moved and 1 dropped". Empty where there is none."""
    parts: list[str] = []
    for what in (*ORDER, "changed"):
        if number := sum(one == what for one in whats):
            name = "otherwise changed" if what == "changed" and parts else what
            parts.append(f"{number} {name}" if parts else f"{count_of(number, 'topic')} {what}")
    return and_list(parts)


def public_lines(text: str, told: Collection[str], labels: Collection[str]) -> str:
    """Of what a change lists, "Label: words" each on a line of its own, the part under labels the public is told of.

    Words that run over several lines belong to the label before them.
    """
    kept, is_told = list[str](), False
    for line in text.splitlines():
        label = line.partition(":")[0]
        is_told = label in told if label in labels else is_told
        if is_told:
            kept.append(line)
    return "\n".join(kept)


def _together(lines: list[Happened]) -> Change | None:
    last, events = lines[-1], {one.event for one in lines}
    ended = [one for one in lines if one.event in ENDS or one.event is Event.REOPENED]
    if ended and ended[-1].event in ENDS:
        end = ended[-1]
        return Change(
            last.topic_id, last.title, last.address, end.on, ENDS[end.event], end.was, end.now, _reasons([end])
        )
    what = next((word for event, word in WEIGHT if event in events), "")
    if not what:
        return None
    if what == "changed":
        was, now = _every(one.was for one in lines), _every(one.now for one in lines)
    else:
        was, now = next((one.was for one in lines if one.event in FROM_A_SLOT), ""), last.comes
    if what == "moved" and was == now:
        return None
    told = lines if what == "changed" else [one for one in lines if one.event is not Event.CHANGED]
    return Change(last.topic_id, last.title, last.address, lines[-1].on, what, was, now, _reasons(told))


def _reasons(lines: Iterable[Happened]) -> str:
    return " ".join(dict.fromkeys(_sentence(one.reason) for one in lines if one.reason.strip()))


def _every(texts: Iterable[str]) -> str:
    return "\n".join(dict.fromkeys(text for text in texts if text))


def _as_pairs(was: str, now: str) -> str:
    return "; ".join(_sentence(line).rstrip(".") for line in (now or was).splitlines())


def _sentence(text: str) -> str:
    plain = " ".join(text.split())
    return plain if plain.endswith((".", "!", "?", "”")) else f"{plain}."


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]
