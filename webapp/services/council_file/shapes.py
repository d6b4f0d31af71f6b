"""Whether plain data has the shape of a published body (models/bodies.py)."""

from collections.abc import Iterator
from types import NoneType, UnionType
from typing import Any, Literal, get_args, get_origin, get_type_hints, is_typeddict

from webapp.services.council_file.problems import shown

WORDS = {str: "text", int: "a whole number", bool: "true or false", NoneType: "null"}


def misfits(value: Any, hint: Any, where: str = "") -> Iterator[tuple[str, str]]:
    """Each place where the data is not of the type, from the top (".agenda.items[0]"), with a sentence."""
    if is_typeddict(hint):
        yield from _object(value, hint, where)
    elif get_origin(hint) is list:
        if not isinstance(value, list):
            yield where, f"expected a list, found {shown(value)}."
            return
        for place, one in enumerate(value):
            yield from misfits(one, get_args(hint)[0], f"{where}[{place}]")
    elif get_origin(hint) is tuple:
        yield from _tuple(value, get_args(hint), where)
    elif get_origin(hint) is dict:
        if not isinstance(value, dict):
            yield where, f"expected an object, found {shown(value)}."
            return
        for name, one in value.items():
            yield from misfits(one, get_args(hint)[1], f"{where}.{name}")
    elif get_origin(hint) is UnionType:
        whole = next((kind for kind in get_args(hint) if kind is not NoneType), NoneType)
        if value is not None:
            yield from misfits(value, whole, where)
    elif get_origin(hint) is Literal:
        if value not in get_args(hint):
            yield where, f"expected {' or '.join(map(repr, get_args(hint)))}, found {shown(value)}."
    elif type(value) is not hint:
        yield where, f"expected {WORDS[hint]}, found {shown(value)}."


def _tuple(value: Any, kinds: tuple[Any, ...], where: str) -> Iterator[tuple[str, str]]:
    """JSON has lists only: one of just so many."""
    if not isinstance(value, list) or len(value) != len(kinds):
        yield where, f"expected a list of {len(kinds)}, found {shown(value)}."
        return
    for place, (one, kind) in enumerate(zip(value, kinds, strict=True)):
        yield from misfits(one, kind, f"{where}[{place}]")


def _object(value: Any, hint: Any, where: str) -> Iterator[tuple[str, str]]:
    if not isinstance(value, dict):
        yield where, f"expected an object, found {shown(value)}."
        return
    for name, kind in get_type_hints(hint).items():
        if name in value:
            yield from misfits(value[name], kind, f"{where}.{name}")
        elif name in hint.__required_keys__:
            yield where, f"has no {name!r}, which it needs."
