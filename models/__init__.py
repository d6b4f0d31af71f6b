"""The council's records, one noun a file. Importing this package makes every table known."""

from models import (
    agenda,
    attendance,
    audit,
    base,
    committee,
    council,
    declaration,
    document,
    group,
    incoming,
    interest,
    meeting,
    member,
    publication,
    user,
)

__all__ = [
    "agenda",
    "attendance",
    "audit",
    "base",
    "committee",
    "council",
    "declaration",
    "document",
    "group",
    "incoming",
    "interest",
    "meeting",
    "member",
    "publication",
    "user",
]
