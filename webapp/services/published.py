"""What is public at an address: the first reads of every public page. Columns, never records, few statements."""

import json
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, cast

from sqlalchemy import Row, Select, String, bindparam, select
from sqlalchemy import cast as as_type
from sqlalchemy.orm import aliased

from models.bodies import CouncilBody
from models.publication import Feed, FormerAddress, Publication, Published
from models.vocabulary import SubjectKind
from webapp.database import reading
from webapp.services.bodies import UNNAMED
from webapp.services.live_index import COMMITTEE, RECOMMENDATIONS, SITE

_committee = aliased(Published)
COUNCIL_VERSION = (
    select(Published.version)
    .where(Published.subject_kind == SubjectKind.COUNCIL, Published.is_withdrawn.is_(False))
    .scalar_subquery()
)
FEED_VERSION = (
    select(Feed.version)
    .where(Feed.name == as_type(Published.subject_kind, String) + ":" + as_type(Published.subject_id, String))
    .correlate(Published)
    .scalar_subquery()
)
RECOMMENDATIONS_VERSION = (
    select(Feed.version)
    .where(Feed.name == RECOMMENDATIONS + as_type(Published.subject_id, String))
    .correlate(Published)
    .scalar_subquery()
)
# Statements are written once and given their values later: to build one takes longer than to run it.
HEAD = select(
    Published.subject_kind,
    Published.subject_id,
    Published.version,
    Published.publication_id,
    Published.readable_from,
    Published.is_withdrawn,
    Published.readable_until,
    COUNCIL_VERSION.label("council_version"),
).where(Published.address == bindparam("address"))
HEAD_AND_FEED = HEAD.add_columns(FEED_VERSION.label("feed_version"))
HEAD_OF_COMMITTEE = HEAD_AND_FEED.add_columns(RECOMMENDATIONS_VERSION.label("recommendations_version"))
# The calendar feed of the committee whose page is at another address.
HEAD_WITHIN = HEAD.add_columns(
    select(Feed.version)
    .where(
        Feed.name
        == COMMITTEE
        + select(as_type(_committee.subject_id, String))
        .where(_committee.address == bindparam("committee"))
        .scalar_subquery()
    )
    .scalar_subquery()
    .label("feed_version")
)
SITE_VERSION = select(
    COUNCIL_VERSION.label("council_version"),
    select(Feed.version).where(Feed.name == bindparam("name", SITE)).scalar_subquery().label("version"),
)
_VERSION = select(Publication.version, Publication.verb, Publication.reason, Publication.published_at, Publication.body)
COUNCIL_BODY = select(Published.body).where(Published.subject_kind == SubjectKind.COUNCIL)
TITLE = select(Published.title).where(
    Published.subject_kind == bindparam("kind"), Published.subject_id == bindparam("subject_id")
)
VERSION = _VERSION.where(Publication.id == bindparam("publication_id"))
VERSION_AND_COUNCIL = VERSION.add_columns(COUNCIL_BODY.scalar_subquery().label("council"))


@dataclass(frozen=True, slots=True)
class Head:
    """Which version is live at an address: enough to answer 304, 410 or from what is kept. One indexed read."""

    kind: SubjectKind
    subject_id: int
    version: int
    publication_id: int
    readable_from: int
    is_withdrawn: bool
    readable_until: date | None
    council_version: int
    feed_version: int = 0
    recommendations_version: int = 0

    @property
    def name(self) -> str:
        """Every version that a page drawn from it depends on."""
        lists = f"{self.feed_version}-{self.recommendations_version}"
        return f"{self.kind}-{self.subject_id}-{self.publication_id}-{lists}-{self.council_version}"


@dataclass(frozen=True, slots=True)
class SiteVersion:
    """The last publication of anything, or of anything in one feed, and the version of the council's own details."""

    version: int
    council_version: int

    @property
    def name(self) -> str:
        """Every version that a page drawn from it depends on."""
        return f"{self.version}-{self.council_version}"


@dataclass(frozen=True, slots=True)
class VersionRead:
    """One version of a subject as the public may read it. `body` is None where it has been taken away."""

    version: int
    verb: str
    reason: str
    published_at: datetime
    body: dict[str, Any] | None

    def as_json(self, address: str) -> dict[str, object]:
        """The version as a list of them gives it to a program; without an address once it has been taken away."""
        return {
            "version": self.version,
            "verb": self.verb,
            "reason": self.reason,
            "published_at": self.published_at.isoformat(),
            "address": f"{address}/versions/{self.version}" if self.body else None,
        }


def head_at(address: str) -> Head | None:
    """What is live at an address now, withdrawn or not; None if nothing ever was."""
    row = _one(HEAD, address=address)
    return None if row is None else _head(*row)


def head_and_feed_at(address: str) -> Head | None:
    """The same of a committee or a member, with the version of the calendar feed of its meetings."""
    row = _one(HEAD_AND_FEED, address=address)
    return None if row is None else _head(*row)


def committee_at(address: str) -> Head | None:
    """The same of a committee, with the versions of its feed and of its recommendations."""
    row = _one(HEAD_OF_COMMITTEE, address=address)
    return None if row is None else _head(*row)


def head_within(committee: str, address: str) -> Head | None:
    """The same of what belongs to the committee at an address, with the version of that committee's meetings."""
    row = _one(HEAD_WITHIN, address=address, committee=committee)
    return None if row is None else _head(*row)


def site_version(feed: str = SITE) -> SiteVersion:
    """The version of all that is public, or of one feed: it changes with every publication that touches it."""
    row = _one(SITE_VERSION, name=feed)
    assert row is not None
    return SiteVersion(row.version or 0, row.council_version or 0)


def moved_to(address: str) -> str | None:
    """Where the subject that used to be at an address is now."""
    row = _one(
        select(Published.address)
        .join(
            FormerAddress,
            (FormerAddress.subject_kind == Published.subject_kind) & (FormerAddress.subject_id == Published.subject_id),
        )
        .where(FormerAddress.address == address)
    )
    return None if row is None else cast(str, row[0])


def read(head: Head) -> VersionRead:
    """The live version itself."""
    row = _one(VERSION, publication_id=head.publication_id)
    assert row is not None
    return _version(row, head)


def read_with_council(head: Head) -> tuple[VersionRead, CouncilBody]:
    """The live version, and whose site it is, in one statement."""
    row = _one(VERSION_AND_COUNCIL, publication_id=head.publication_id)
    assert row is not None
    return _version(row, head), json.loads(row.council) if head.council_version else UNNAMED


def title_of(head: Head) -> str:
    """What the live version is called, without reading the rest of it."""
    row = _one(TITLE, kind=head.kind, subject_id=head.subject_id)
    assert row is not None
    return cast(str, row.title)


def text_of(head: Head) -> str:
    """The live body as it was written: what stands at the `.json` address. A tombstone, once it is withdrawn."""
    row = _one(select(Publication.body).where(Publication.id == head.publication_id))
    assert row is not None
    return cast(str, row[0])


def with_live(head: Head, number: int) -> tuple[VersionRead | None, VersionRead]:
    """One version of a subject by its number, None if there is none; and the live one. One statement."""
    rows = _all(
        _VERSION.where(
            Publication.subject_kind == head.kind,
            Publication.subject_id == head.subject_id,
            Publication.version.in_({number, head.version}),
        ).order_by(Publication.id)
    )
    found = {row.version: _version(row, head) for row in rows}
    return found.get(number), found[head.version]


def versions(head: Head) -> list[VersionRead]:
    """Every version of a subject, the newest first, without the bodies that have been taken away."""
    rows = _all(
        _VERSION.where(Publication.subject_kind == head.kind, Publication.subject_id == head.subject_id).order_by(
            Publication.version.desc(), Publication.id
        )
    )
    return [_version(row, head) for row in rows]


def council(version: int) -> CouncilBody:
    """The council's own public details; `version` is the live one, so the answer may be kept under it."""
    if not version:
        return UNNAMED
    row = _one(COUNCIL_BODY)
    return UNNAMED if row is None else cast(CouncilBody, json.loads(row[0]))


def council_version() -> int:
    """The live version of the council's own details; 0 if they were never published."""
    row = _one(select(COUNCIL_VERSION))
    return (row[0] if row else None) or 0


def _head(
    kind: SubjectKind, subject_id: int, version: int, publication_id: int, readable_from: int, is_withdrawn: bool,
    readable_until: date | None, council_version: int | None, *lists: int | None,
) -> Head:  # fmt: skip
    numbers = (council_version or 0, *(version or 0 for version in lists))
    return Head(kind, subject_id, version, publication_id, readable_from, is_withdrawn, readable_until, *numbers)


def _version(row: Row[*tuple[Any, ...]], head: Head) -> VersionRead:
    is_readable = row.version >= head.readable_from and not head.is_withdrawn
    body = json.loads(row.body) if is_readable else None
    return VersionRead(row.version, row.verb.value, row.reason, row.published_at, body)


def _one(statement: Select[*tuple[Any, ...]], **values: object) -> Row[*tuple[Any, ...]] | None:
    with reading() as connection:
        return connection.execute(statement, values).one_or_none()


def _all(statement: Select[*tuple[Any, ...]]) -> list[Row[*tuple[Any, ...]]]:
    with reading() as connection:
        return list(connection.execute(statement).all())
