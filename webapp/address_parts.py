"""What the parts of an address may be. What no database could keep belongs to nothing, and is not found."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map, UnicodeConverter, ValidationError

LARGEST = 2**31 - 1


class RecordNumber(IntegerConverter):
    """The `int` of an address such as /staff/people/<int:user_id>."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST, **options})


class Words(UnicodeConverter):
    """The text of an address such as /committees/<committee>: PostgreSQL keeps no NUL."""

    def to_python(self, value: str) -> str:
        if "\x00" in value:
            raise ValidationError
        words: str = super().to_python(value)
        return words


def number_in(text: str | None) -> int | None:
    """The record's number that a question such as ?committee=42 asks for; None where no record could have it."""
    if not text or len(text) > len(str(LARGEST)) or not (text.isascii() and text.isdecimal()):
        return None
    return int(text) if int(text) <= LARGEST else None


def init_app(app: Flask) -> None:
    app.url_map.converters |= {"int": RecordNumber, "default": Words, "string": Words}
