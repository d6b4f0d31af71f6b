"""The published body of a recommendation: plain data, of one shape on the page and at `.json`.

Built by webapp/services/recommendation_bodies.py from an allow-list. Whether an answer is overdue is not in it: that is
computed on the day it is read.
"""

from typing import Literal, TypedDict

from models.bodies import NamedAddress


class AddresseeBody(TypedDict):
    """Whom it asks to act. `address` leads to a committee that has a public page."""

    name: str
    address: str | None


class RequiredBody(TypedDict):
    """The notice that requires an answer (LGA 2000 s9FE): the days it and the report were received, and the last."""

    notice_on: str
    reported_on: str | None
    answer_by: str


class ResponseBody(TypedDict):
    """What the body answered: accepted, partly accepted or rejected, when, and its reasons."""

    response: str
    responded_on: str
    text: str


class ImplementationBody(TypedDict):
    """How far it has been carried out: not started, in progress or carried out; since when, and where to see it."""

    state: str
    implemented_on: str | None
    evidence: str


class RecommendationBody(TypedDict):
    """What a committee asked another body to do, and what came of it.

    `minutes` leads to the resolution it comes from; `heading` is that of its item. `sent_on` is the day of the meeting.
    """

    kind: Literal["recommendation"]
    id: int
    address: str
    committee: NamedAddress
    minutes: NamedAddress
    heading: str
    sent_on: str
    text: str
    to: AddresseeBody
    required: RequiredBody | None
    response: ResponseBody | None
    implementation: ImplementationBody
