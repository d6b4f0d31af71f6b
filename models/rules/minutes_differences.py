"""What has changed in minutes since their readers saw them, as sentences."""

from collections.abc import Iterator, Mapping
from typing import cast

from models.minutes_bodies import MinuteBody, MinutesBody, every_minute

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


def differences(before: MinutesBody, after: MinutesBody) -> list[str]:
    """Each fact and each item that differs, in printed order; none where the two say the same."""
    return list(dict.fromkeys((*_facts(before, after), *_items(before, after))))


def _facts(before: MinutesBody, after: MinutesBody) -> Iterator[str]:
    were, are = cast(Mapping[str, object], before), cast(Mapping[str, object], after)
    for name, said in FACTS.items():
        if were[name] != are[name]:
            yield f"{said} differs."
    if before["status"] != after["status"]:
        yield f"It reads “{after['status']}” and not “{before['status']}”."


def _items(before: MinutesBody, after: MinutesBody) -> Iterator[str]:
    were, are = ({one["id"]: one for one in every_minute(body)} for body in (before, after))
    for item_id, one in are.items():
        if item_id not in were:
            yield f"{_named(one)} is new."
        else:
            changed = [said for part, said in PARTS.items() if _part(were[item_id], part) != _part(one, part)]
            if changed:
                yield f"{_named(one)}: {', '.join(dict.fromkeys(changed))}."
            elif were[item_id]["label"] != one["label"]:
                yield f"{_named(one)} was numbered {were[item_id]['label'] or 'with nothing'}."
    for item_id, one in were.items():
        if item_id not in are:
            yield f"{_named(one)} is taken off."


def _part(one: MinuteBody, name: str) -> object:
    return cast(Mapping[str, object], one)[name]


def _named(one: MinuteBody) -> str:
    return f"Item {one['label']}, {one['heading']}" if one["label"] else one["heading"]
