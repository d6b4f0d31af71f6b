"""The bytes of a council file as plain data, or a sentence that says where they are not JSON."""

import json
import re
from typing import Any

from webapp.services.council_file.problems import CouncilFileRefused, Problem, Step, path_of

MEGABYTE = 1024 * 1024
LARGEST = 1024 * MEGABYTE
DEEPEST = 60
# What no paper prints and no database keeps: control characters, halves of characters, and what is no character.
UNPRINTABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


class _Refused(ValueError):
    """Something JSON allows and a council file does not."""


def read(content: bytes) -> dict[str, Any]:
    """The data of a council file. Raises CouncilFileRefused with the line and column of what cannot be read."""
    try:
        data = json.loads(_text(content), object_pairs_hook=_object, parse_constant=_no_such_number)
    except json.JSONDecodeError as error:
        where = f"line {error.lineno}, column {error.colno}"
        raise _refusal(f"This is not JSON: at {where} something else was expected ({error.msg}).") from error
    except _Refused as error:
        raise _refusal(str(error)) from error
    except RecursionError as error:
        raise _refusal(f"The file is nested more than {DEEPEST} deep. Council files are not.") from error
    except ValueError as error:
        raise _refusal("The file holds a number too long to be one.") from error
    if not isinstance(data, dict):
        raise _refusal('A council file is one JSON object, which begins with { "format": "moothall council file".')
    if problems := _unprintable(data, []):
        raise CouncilFileRefused(problems)
    return data


def _text(content: bytes) -> str:
    if len(content) > LARGEST:
        size, most = len(content) // MEGABYTE, LARGEST // MEGABYTE
        raise _refusal(f"The file has {size} MB and may have {most} MB. Dump it with --without-files.")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise _refusal(f"The file is not UTF-8: a byte on line {line} is no character. Save it as UTF-8.") from error


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, _ in pairs]
        twice = next(name for name in names if names.count(name) > 1)
        raise _Refused(f"{twice!r} stands twice in one object, and only one can be meant. Take one out.")
    return found


def _no_such_number(constant: str) -> Any:
    raise _Refused(f"{constant} is not a value that a council file can hold. Write a number, or null.")


def _unprintable(value: Any, steps: list[Step]) -> list[Problem]:
    """Every text that holds what cannot be kept or printed."""
    if len(steps) > DEEPEST:
        raise _refusal(f"The file is nested more than {DEEPEST} deep. Council files are not.")
    if isinstance(value, str):
        found = UNPRINTABLE.search(value)
        code = f"U+{ord(found[0]):04X}" if found else ""
        return (
            [Problem(path_of(steps), f"holds a character that cannot be printed ({code}). Take it out.")]
            if found
            else []
        )
    if isinstance(value, dict):
        problems = (
            [] if not any(map(UNPRINTABLE.search, value)) else [Problem(path_of(steps), "a name cannot be printed.")]
        )
        return problems + [one for name, below in value.items() for one in _unprintable(below, [*steps, name])]
    if isinstance(value, list):
        return [one for place, below in enumerate(value) for one in _unprintable(below, [*steps, place])]
    return []


def _refusal(sentence: str) -> CouncilFileRefused:
    return CouncilFileRefused([Problem("", sentence)])
