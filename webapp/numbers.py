"""Numbers in addresses: one larger than a database keeps belongs to nothing, and is not found."""

from typing import Any

from flask import Flask
from werkzeug.routing import IntegerConverter, Map

LARGEST = 2**31 - 1


class RecordNumber(IntegerConverter):
    """The `int` of an address such as /staff/people/<int:user_id>."""

    def __init__(self, map: Map, *args: Any, **options: Any) -> None:
        super().__init__(map, *args, **{"max": LARGEST, **options})


def init_app(app: Flask) -> None:
    app.url_map.converters["int"] = RecordNumber
