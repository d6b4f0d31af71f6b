"""The published body of an action: plain data, of one shape on the page and at `.json`.

Built by webapp/services/action_bodies.py from an allow-list. It holds no e-mail address, and nothing of Part 2. Whether
it is overdue is not in it: that is computed on the day it is read.
"""

from typing import Literal, TypedDict

from models.bodies import NamedAddress


class ActionUpdateBody(TypedDict):
    """What was said of an action that the public may read: how it stood from then on, and where it can be seen."""

    on: str
    status: str
    text: str
    evidence: str


class ActionBody(TypedDict):
    """Something owed to a committee: what, by whom, by when, and how it stands.

    `owner_address` leads to the page of a member or a body that has one. `due_on` is none where it is due at a meeting
    whose day is not public. `follows` is the address of the time before, of an action that comes every so many months.
    """

    kind: Literal["action"]
    id: int
    address: str
    committee: NamedAddress
    minutes: NamedAddress
    heading: str
    text: str
    owner: str
    owner_address: str | None
    due_on: str | None
    due_meeting: NamedAddress | None
    every_months: int | None
    follows: str | None
    status: str
    ended_on: str | None
    updates: list[ActionUpdateBody]
