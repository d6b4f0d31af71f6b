"""Bodies published in a shape of before: the ledger keeps them word for word, and whoever reads them gets today's."""

from collections.abc import Mapping
from typing import Any

Body = Mapping[str, Any]


def as_today(body: Body) -> dict[str, Any]:
    """A body in today's shape, whatever it was when it was published.

    A member's once named a party and a division without days; they become a group and a term that do not say when. A
    meeting's once said nothing of substitutes: it had none. A register once held what the member declared at meetings,
    which only the meetings may say: they are corrected when it turns out to be sensitive, and a register is not.
    """
    if body.get("kind") == "register":
        return {name: value for name, value in body.items() if name != "declarations"}
    if body.get("kind") == "meeting" and "agenda" in body:
        return {"substitutions": [], **body}
    return _member(body) if body.get("kind") == "member" and "party" in body else dict(body)


def _member(body: Body) -> dict[str, Any]:
    party, division = body["party"], body.get("division")
    kept = {name: value for name, value in body.items() if name not in ("party", "division")}
    days = {"starts_on": None, "ends_on": None}
    return {
        **kept,
        "title": "",
        "terms": [{"division": division, **days}] if division else [],
        "groups": [{"group": party, **days}] if party else [],
        "email": "",
        "phone": "",
        "postal_address": "",
        "photograph": None,
    }
