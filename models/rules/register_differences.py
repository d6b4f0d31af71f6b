"""What a new version of a register changes for the public, in plain sentences."""

from collections.abc import Iterator, Mapping
from typing import Any

from models.rules.wording import count_of

Body = Mapping[str, Any]


def differences(before: Body | None, after: Body) -> list[str]:
    """Each entry added, changed or gone; the first version is one sentence, and no change is no sentence."""
    if before is None:
        number = len(_entries(after)) + after["sensitive"]
        return [f"The public will see the register, with {count_of(number, 'entry', 'entries')}, for the first time."]
    return [
        *_changes(_entries(before), _entries(after)),
        *_sensitive(before, after),
        *_dispensations(before, after),
        *_name(before, after),
    ]


def _entries(body: Body) -> dict[Any, tuple[str, Any]]:
    return {
        entry["id"]: (f"{category['heading']}: “{entry['title']}”", entry)
        for category in body["categories"]
        for entry in category["entries"]
    }


def _changes(was: dict[Any, tuple[str, Any]], now: dict[Any, tuple[str, Any]]) -> Iterator[str]:
    for key, (name, entry) in now.items():
        if key not in was:
            yield f"Added: {name}."
        elif was[key][1] != entry:
            yield f"Changed: {name}."
    for key, (name, _) in was.items():
        if key not in now:
            yield f"Gone: {name}."


def _sensitive(before: Body, after: Body) -> Iterator[str]:
    if before["sensitive"] != after["sensitive"]:
        yield f"The number of sensitive interests changes from {before['sensitive']} to {after['sensitive']}."


def _dispensations(before: Body, after: Body) -> Iterator[str]:
    was, now = (
        {one["id"]: (f"Dispensation: “{one['subject']}”", one) for one in body["dispensations"]}
        for body in (before, after)
    )
    yield from _changes(was, now)


def _name(before: Body, after: Body) -> Iterator[str]:
    if before["member"] != after["member"]:
        yield f"The name changes to {after['member']['name']}."
