"""What has changed in minutes since their readers saw them: sentences, and the words taken out and put in."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import cast

from models.minutes_bodies import MinuteBody, MinutesBody, every_minute
from models.rules import merging

FACTS = {
    "opened_at": "When the meeting began",
    "rose_at": "When the meeting rose",
    "present": "Who was present",
    "apologies": "Who sent apologies",
    "absent": "Who was absent",
    "substitutions": "Who sat in whose place",
    "declarations": "What was declared",
    "withdrawals": "Who withdrew",
    "corrections": "The corrections",
    "approval": "The approval",
    "venue": "The place",
    "room": "The place",
}
PARTS = {
    "heading": "its heading",
    "text": "what was said",
    "outcome": "its outcome",
    "outcome_reason": "its outcome",
    "motions": "its motions",
    "resolutions": "what was resolved",
    "late": "why it was urgent",
    "part": "whether it is private",
}


@dataclass(frozen=True, slots=True)
class Difference:
    """One fact or item that differs, in a sentence; and its paragraphs, each "out" or "in", where words did."""

    said: str
    words: tuple[tuple[str, str], ...] = ()


def differences(before: MinutesBody, after: MinutesBody) -> list[Difference]:
    """Each fact and each item that differs, in printed order; none where the two say the same."""
    facts = (Difference(said) for said in _facts(before, after))
    return list(dict.fromkeys((*facts, *_items(before, after))))


def _facts(before: MinutesBody, after: MinutesBody) -> Iterator[str]:
    were, are = cast(Mapping[str, object], before), cast(Mapping[str, object], after)
    for name, said in FACTS.items():
        if were[name] != are[name]:
            yield f"{said} differs."
    if before["status"] != after["status"]:
        yield f"It reads “{after['status']}” and not “{before['status']}”."


def _items(before: MinutesBody, after: MinutesBody) -> Iterator[Difference]:
    were, are = ({one["id"]: one for one in every_minute(body)} for body in (before, after))
    for item_id, one in are.items():
        was = were.get(item_id)
        if was is None:
            yield Difference(f"{_named(one)} is new.", _changed("", _words(one)))
            continue
        changed = [said for part, said in PARTS.items() if _part(was, part) != _part(one, part)]
        if changed:
            said = f"{_named(one)}: {', '.join(dict.fromkeys(changed))}."
            yield Difference(said, _changed(_words(was), _words(one)))
        elif was["label"] != one["label"]:
            yield Difference(f"{_named(one)} was numbered {was['label'] or 'with nothing'}.")
    for item_id, one in were.items():
        if item_id not in are:
            yield Difference(f"{_named(one)} is taken off.", _changed(_words(one), ""))


def _changed(was: str, now: str) -> tuple[tuple[str, str], ...]:
    return tuple((became, words) for became, words in merging.changes(was, now) if became != "same")


def _words(one: MinuteBody) -> str:
    """All that an item says in words of its own: heading, text, motions, resolutions, why it was not taken."""
    motions = (each["text"] for each in one["motions"])
    resolutions = (" ".join(filter(None, (each["number"], each["text"]))) for each in one["resolutions"])
    return merging.joined((one["heading"], one["text"], *motions, *resolutions, one["outcome_reason"]))


def _part(one: MinuteBody, name: str) -> object:
    return cast(Mapping[str, object], one)[name]


def _named(one: MinuteBody) -> str:
    return f"Item {one['label']}, {one['heading']}" if one["label"] else one["heading"]
