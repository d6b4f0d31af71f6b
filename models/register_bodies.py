"""The published register of a member's interests: plain data, built by webapp/services/register_bodies.py.

What is not named here is not public. Dates are `yyyy-mm-dd`, addresses paths from the root of the site.
"""

from typing import Literal, TypedDict

from models.bodies import NamedAddress


class LineBody(TypedDict):
    """One thing an entry says."""

    label: str
    words: str


class EntryBody(TypedDict):
    """One interest. `holder` is "member" or "spouse or partner", who is never named."""

    id: int
    title: str
    holder: str
    lines: list[LineBody]
    starts_on: str | None
    ends_on: str | None
    registered_on: str


class RegisterCategoryBody(TypedDict):
    """One category of interest and what is registered in it, often nothing."""

    category: str
    heading: str
    entries: list[EntryBody]


class DispensationBody(TypedDict):
    """Leave to take part despite an interest: `ground` in the words of the Act, `items` by number on public agendas."""

    id: int
    ground: str
    scope: str
    subject: str
    items: list[str]
    requested_on: str
    granted_on: str
    granted_by: str
    starts_on: str
    ends_on: str


class RegisterBody(TypedDict):
    """A member's register. `sensitive` counts the interests whose details are withheld, in no category.

    What the member declared at meetings is not of it: that stands at `member.address` with `/declarations` after it.
    """

    kind: Literal["register"]
    id: int
    address: str
    member: NamedAddress
    categories: list[RegisterCategoryBody]
    sensitive: int
    dispensations: list[DispensationBody]
