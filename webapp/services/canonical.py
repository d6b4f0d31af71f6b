"""One spelling of plain data, so that equal data has equal bytes and equal hashes."""

import hashlib
import json
from datetime import date, datetime, time
from decimal import Decimal
from typing import Any


def canonical(data: Any) -> str:
    """JSON with sorted keys and no spare space; dates and times in ISO form."""
    return json.dumps(data, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)


def digest(text: str) -> str:
    """The SHA-256 of a text, in hexadecimal."""
    return hashlib.sha256(text.encode()).hexdigest()


def _plain(value: Any) -> str:
    if isinstance(value, (date, datetime, time)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return format(value, "f")
    raise TypeError(f"{type(value).__name__} is not plain data")
