"""The published body of a decision in the forward plan: plain data, of one shape on the page and at `.json`.

Built by webapp/services/forward_plan_bodies.py from an allow-list. Whether a notice was in time and whether the
decision can still be called in are not in it: they are computed on the day it is read.
"""

from typing import Literal, TypedDict


class LinkedBody(TypedDict):
    """A body or a person by name. `address` leads to their public page, where there is one."""

    name: str
    address: str | None


class DeciderBody(TypedDict):
    """Who decides: a body with the names of its members, or one person with their title (reg 9(1)(c))."""

    name: str
    title: str
    address: str | None
    is_body: bool
    members: list[str]


class StatedBody(TypedDict):
    """What a notice says of a decision (SI 2012/2089 reg 9(1)); `decide_until` ends a period."""

    title: str
    matter: str
    decider: DeciderBody
    decide_on: str
    decide_until: str | None
    is_key: bool
    documents: list[str]
    copies_from: str
    asking_for_more: str
    is_private: bool
    exempt_paragraphs: list[int]
    private_reason: str


class DecisionNoticeBody(TypedDict):
    """A notice that was given: its kind, the day, what it stated then, and what its own regulation asks it to say."""

    id: int
    kind: str
    name: str
    given_on: str
    stated: StatedBody
    reason: str
    agreed_by: str
    agreed_on: str | None
    representations: str
    response: str


class DecisionRecordBody(TypedDict):
    """The record of a decision that was taken (regs 12 and 13), and the last day to call it in, once published."""

    taken_on: str
    decision: str
    reasons: str
    alternatives: str
    conflicts: str
    published_on: str | None
    call_in_until: str | None


class CallInBody(TypedDict):
    """A request that the decision be looked at again: who asked, on which grounds, and what came of it."""

    id: int
    requested_on: str
    grounds: list[str]
    explanation: str
    signatories: list[LinkedBody]
    status: str
    status_reason: str
    heard_by: LinkedBody | None
    heard_on: str | None
    outcome: str
    outcome_text: str


class KeyDecisionBody(TypedDict):
    """A decision of the executive in the forward plan, from its first notice to what came of it."""

    kind: Literal["key decision"]
    id: int
    address: str
    council: str
    stated: StatedBody
    meeting: LinkedBody | None
    portfolio_holder: LinkedBody | None
    lead_officer: str
    status: str
    withdrawn_reason: str
    notices: list[DecisionNoticeBody]
    record: DecisionRecordBody | None
    call_ins: list[CallInBody]
