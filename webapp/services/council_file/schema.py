"""Whether a council file has the shape of schema.json, and in plain words where it has not."""

import json
import re
from collections.abc import Iterator, Mapping
from datetime import date, datetime, time
from difflib import get_close_matches
from functools import cache
from importlib import resources
from typing import Any, cast

from jsonschema import Draft202012Validator, FormatChecker, TypeChecker, ValidationError, validators

from webapp.services.council_file.problems import Problem, path_of, shown

FORMATS = FormatChecker(formats=())
KINDS = {
    "string": "text",
    "integer": "a whole number",
    "boolean": "true or false",
    "array": "a list",
    "object": "an object",
    "null": "null",
}
EXAMPLES = {
    "date": "a date like 2019-06-18",
    "time of day": "a time like 10:00",
    "date-time": "a moment with its zone like 2019-06-10T09:00:00+01:00",
}
PATTERNS = {
    "^[a-z0-9]+(-[a-z0-9]+)*$": "small letters and digits joined by hyphens, like audit-committee",
    "^[0-9a-f]{64}$": "a SHA-256, 64 characters 0 to 9 and a to f",
    "^([0-9a-f]{64})?$": "a SHA-256, 64 characters 0 to 9 and a to f, or nothing",
    "^#[0-9a-fA-F]{6}$": "a colour like #1d4f4b",
    r"^[A-Za-z0-9-]+(\.[A-Za-z0-9]+)?$": "letters, digits and hyphens with one ending, like early-help-report.pdf",
    "^[a-z]+/[a-z0-9][a-z0-9.+-]*$": "a kind of file like application/pdf",
    r"^-?[0-9]{1,20}(\.[0-9]{1,15})?$": 'the digits of a number in a text, like "63.2"',
    r"^[^@\sA-Z]+@[^@\sA-Z]+$": "an e-mail address in small letters",
}


@FORMATS.checks("date")
def _is_date(value: object) -> bool:
    return _reads(value, r"\d{4}-\d\d-\d\d", date.fromisoformat)


@FORMATS.checks("time of day")
def _is_time(value: object) -> bool:
    return _reads(value, r"\d\d:\d\d(:\d\d)?", time.fromisoformat)


@FORMATS.checks("date-time")
def _is_moment(value: object) -> bool:
    return _reads(value, r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d{1,6})?)?(Z|[+-]\d\d:\d\d)", datetime.fromisoformat)


def problems(data: Mapping[str, Any]) -> list[Problem]:
    """Everywhere that the data has not the shape of a council file, in the order of the file."""
    errors = sorted(_validator().iter_errors(data), key=lambda error: list(error.absolute_path))
    return [problem for error in errors for problem in _in_words(error)]


@cache
def schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) of a council file."""
    text = resources.files(__package__).joinpath("schema.json").read_text(encoding="utf-8")
    found: dict[str, Any] = json.loads(text)
    return found


@cache
def _validator() -> Draft202012Validator:
    # JSON Schema takes 5.0 and true for whole numbers; a database does not.
    whole = Draft202012Validator.TYPE_CHECKER.redefine("integer", _is_whole)
    made = validators.extend(Draft202012Validator, type_checker=whole)  # type: ignore[no-untyped-call]
    return cast(Draft202012Validator, made(schema(), format_checker=FORMATS))


def _is_whole(_: TypeChecker, value: object) -> bool:
    return isinstance(value, int) and not isinstance(value, bool)


def _reads(value: object, pattern: str, parse: Any) -> bool:
    if not isinstance(value, str):
        return True
    if not re.fullmatch(pattern, value, re.ASCII):
        return False
    try:
        parse(value)
    except ValueError:
        return False
    return True


def _in_words(error: ValidationError) -> Iterator[Problem]:
    path, expected, found = path_of(error.absolute_path), cast(Any, error.validator_value), cast(Any, error.instance)
    match error.validator:
        case "required":
            missing = next(name for name in expected if name not in found and repr(name) in error.message)
            yield Problem(path, f"has no {missing!r}, which it needs.")
        case "additionalProperties":
            known = list(cast(dict[str, Any], error.schema).get("properties", ()))
            for name in found:
                if name not in known:
                    yield Problem(path_of([*error.absolute_path, name]), _unknown(name, known))
        case "type":
            kinds = " or ".join(KINDS[kind] for kind in ([expected] if isinstance(expected, str) else expected))
            yield Problem(path, f"expected {kinds}, found {shown(found)}.")
        case _:
            yield Problem(path, f"expected {_expected(error)}, found {shown(found)}.")


def _expected(error: ValidationError) -> str:
    wanted = cast(Any, error.validator_value)
    match error.validator:
        case "format":
            return EXAMPLES[str(wanted)]
        case "pattern":
            return PATTERNS[str(wanted)]
        case "enum":
            return f"one of {', '.join('null' if word is None else repr(word) for word in wanted)}"
        case "const":
            return shown(wanted)
        case "minLength":
            return "some text" if wanted == 1 else f"at least {wanted} characters"
        case "maxLength":
            return f"at most {wanted} characters, not {len(cast(str, error.instance))}"
        case "minimum":
            return f"{wanted} or more"
        case _:
            return f"{wanted} or less"


def _unknown(name: str, known: list[str]) -> str:
    near = get_close_matches(name, known, 1)
    meant = f"Did you mean {near[0]!r}?" if near else f"What may stand here: {', '.join(known)}."
    return f"there is no such field. {meant}"
