"""The publishing ledger: what was made public, when, why and by whom; and what is public now.

`publication` is append-only: the database itself refuses to change or delete a row. The other tables are the live state
that public pages, lists and feeds read; they are swapped in the transaction that appends the row.
"""

from datetime import date, datetime

from sqlalchemy import ForeignKey, Index, LargeBinary, String, Text, UniqueConstraint
from sqlalchemy.orm import Mapped, deferred, mapped_column

from models.base import Base, Record, words
from models.vocabulary import SeatRole, SubjectKind, Verb


class Publication(Record):
    """One version of one subject, as the public saw it. `body` is the canonical JSON text whose hash is `body_hash`."""

    subject_kind: Mapped[SubjectKind] = mapped_column(words(SubjectKind))
    subject_id: Mapped[int]
    version: Mapped[int]
    verb: Mapped[Verb] = mapped_column(words(Verb))
    body: Mapped[str] = mapped_column(Text)
    body_hash: Mapped[str] = mapped_column(String(64))
    previous_hash: Mapped[str] = mapped_column(String(64))
    reason: Mapped[str] = mapped_column(Text, default="")
    published_at: Mapped[datetime]
    published_by_id: Mapped[int | None] = mapped_column(ForeignKey("user.id"))
    published_by: Mapped[str] = mapped_column(String(200))

    __table_args__ = (UniqueConstraint("subject_kind", "subject_id", "version"),)


class Published(Base):
    """The live version of a subject, at its address. A withdrawn one keeps its row as a tombstone.

    Versions before `readable_from` answer 410: they showed something that should not have been public. After the day
    `readable_until` none is public any more: a register leaves with the member's office.
    """

    subject_kind: Mapped[SubjectKind] = mapped_column(words(SubjectKind), primary_key=True)
    subject_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    version: Mapped[int]
    address: Mapped[str] = mapped_column(String(300), unique=True)
    title: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = deferred(mapped_column(Text))
    readable_from: Mapped[int] = mapped_column(default=1)
    readable_until: Mapped[date | None]
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class FormerAddress(Base):
    """Where a subject used to be, so that an address people kept still leads to it."""

    address: Mapped[str] = mapped_column(String(300), primary_key=True)
    subject_kind: Mapped[SubjectKind] = mapped_column(words(SubjectKind))
    subject_id: Mapped[int]


class PublishedMeeting(Base):
    """What lists and feeds need of a public meeting. `vevent` is its calendar entry, written when it was published.

    The revisions are those the records had then: where they differ now, something has changed since. `minutes` is what
    can be read of its minutes: "decisions", "draft", "approved", or nothing.
    """

    meeting_id: Mapped[int] = mapped_column(primary_key=True)
    publication_id: Mapped[int] = mapped_column(default=0)
    committee_id: Mapped[int]
    committee_name: Mapped[str] = mapped_column(String(200))
    address: Mapped[str] = mapped_column(String(300))
    held_on: Mapped[date]
    starts_at: Mapped[datetime]
    status: Mapped[str] = mapped_column(String(40))
    place: Mapped[str] = mapped_column(String(420))
    has_agenda: Mapped[bool]
    revision: Mapped[int] = mapped_column(default=1)
    agenda_revision: Mapped[int] = mapped_column(default=0)
    minutes: Mapped[str] = mapped_column(String(20), default="")
    vevent: Mapped[bytes] = deferred(mapped_column(LargeBinary))

    __table_args__ = (
        # With the publication in them, they tell alone which entries a feed is made of, and no row is opened.
        Index("ix_published_meeting_committee", "committee_id", "starts_at", "meeting_id", "publication_id"),
        Index("ix_published_meeting_starts", "starts_at", "meeting_id", "publication_id"),
        Index("ix_published_meeting_agenda", "has_agenda", "publication_id"),
    )


class PublishedCommittee(Base):
    """What lists and the committee's own page need of it, so that neither reads every seat it ever had.

    `summary` is the first paragraph of its remit; `facts` is its body but for the seats, as JSON text.
    """

    committee_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(300))
    committee_kind: Mapped[str] = mapped_column(String(40))
    summary: Mapped[str] = mapped_column(Text, default="")
    ended_on: Mapped[date | None]
    facts: Mapped[str] = mapped_column(Text, deferred=True)

    __table_args__ = (Index("ix_published_committee_name", "name", "committee_id"),)


class PublishedMember(Base):
    """What lists need of a public member; their group and division are read from the body, by the day of reading.

    `sits_until` is the day their last public seat ends; empty while one has no end, and for those without any.
    """

    member_id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(300))
    address: Mapped[str] = mapped_column(String(300))
    member_kind: Mapped[str] = mapped_column(String(40))
    sits_until: Mapped[date | None]

    __table_args__ = (Index("ix_published_member_name", "name", "member_id"),)


class PublishedSeat(Base):
    """Who publicly sits where, by date, as the committee's body says; it joins a member to their committees' meetings.

    A vacancy has no member. `position` is the seat's place in the body.
    """

    seat_id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int]
    member_id: Mapped[int | None]
    name: Mapped[str] = mapped_column(String(120), default="")
    member_slug: Mapped[str | None] = mapped_column(String(120))
    role: Mapped[str] = mapped_column(String(40), default=SeatRole.MEMBER.value)
    capacity: Mapped[str] = mapped_column(String(200), default="")
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    position: Mapped[int] = mapped_column(default=0)

    __table_args__ = (
        Index("ix_published_seat_committee", "committee_id", "ends_on", "seat_id"),
        Index("ix_published_seat_member", "member_id", "ends_on", "seat_id"),
    )


class PublishedSubstitution(Base):
    """Who publicly sits at one meeting in another's place: joins a substitute to that meeting."""

    meeting_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(primary_key=True, index=True)


class PublishedDeclaration(Base):
    """A declaration of interest that a public meeting's body holds: what the member's public record shows of it."""

    declaration_id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(index=True)
    member_id: Mapped[int]
    held_on: Mapped[date]
    facts: Mapped[str] = mapped_column(Text)

    __table_args__ = (Index("ix_published_declaration_member", "member_id", "held_on", "declaration_id"),)


class PublishedResolution(Base):
    """A resolution that public minutes hold, for the register of resolutions. `address` leads to its place in them."""

    resolution_id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(index=True)
    committee_id: Mapped[int]
    committee_name: Mapped[str] = mapped_column(String(200))
    held_on: Mapped[date]
    address: Mapped[str] = mapped_column(String(300))
    number: Mapped[str] = mapped_column(String(40))
    heading: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    outcome: Mapped[str] = mapped_column(String(40))
    is_draft: Mapped[bool] = mapped_column(default=False)

    __table_args__ = (
        Index("ix_published_resolution_committee", "committee_id", "held_on", "resolution_id"),
        Index("ix_published_resolution_held", "held_on", "resolution_id"),
    )


class PublishedAction(Base):
    """What lists need of a public action: whose it is, when it is due, and how it stands. The rest is in its body."""

    action_id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int]
    meeting_id: Mapped[int | None] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200))
    due_on: Mapped[date | None]
    status: Mapped[str] = mapped_column(String(40))
    ended_on: Mapped[date | None]

    __table_args__ = (Index("ix_published_action_committee", "committee_id", "ended_on", "action_id"),)


class PublishedRecommendation(Base):
    """What lists and rates need of a public recommendation: to whom, by when, and what came of it."""

    recommendation_id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int]
    meeting_id: Mapped[int] = mapped_column(index=True)
    address: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    to_body: Mapped[str] = mapped_column(String(200))
    sent_on: Mapped[date]
    answer_by: Mapped[date | None]
    response: Mapped[str] = mapped_column(String(40))
    responded_on: Mapped[date | None]
    implementation: Mapped[str] = mapped_column(String(40))

    __table_args__ = (Index("ix_published_recommendation_committee", "committee_id", "sent_on", "recommendation_id"),)


class PublishedTopic(Base):
    """What lists need of a public topic; `coming` is when it is to be considered, in words."""

    topic_id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int]
    year: Mapped[int]
    address: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300))
    topic_kind: Mapped[str] = mapped_column(String(40))
    coming: Mapped[str] = mapped_column(String(300), default="")
    status: Mapped[str] = mapped_column(String(40))

    __table_args__ = (Index("ix_published_topic_committee", "committee_id", "year", "topic_id"),)


class PublishedTopicMeeting(Base):
    """A meeting at which a public topic comes or came: joins a topic to the calendar entries of its meetings."""

    topic_id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(primary_key=True, index=True)


class PublishedKeyDecision(Base):
    """What the forward plan's list needs of a public decision. `committee_id` is the deciding body, where it is one."""

    decision_id: Mapped[int] = mapped_column(primary_key=True)
    committee_id: Mapped[int | None]
    address: Mapped[str] = mapped_column(String(300))
    title: Mapped[str] = mapped_column(String(300))
    decider: Mapped[str] = mapped_column(String(300))
    decide_on: Mapped[date]
    decide_until: Mapped[date | None]
    is_key: Mapped[bool]
    is_private: Mapped[bool]
    status: Mapped[str] = mapped_column(String(40))

    __table_args__ = (Index("ix_published_key_decision_coming", "decide_on", "decision_id"),)


class PublishedAttendance(Base):
    """Who public minutes say was at a meeting, for a member's attendance."""

    meeting_id: Mapped[int] = mapped_column(primary_key=True)
    member_id: Mapped[int] = mapped_column(primary_key=True)
    held_on: Mapped[date]
    status: Mapped[str] = mapped_column(String(40))

    __table_args__ = (Index("ix_published_attendance_member", "member_id", "held_on", "meeting_id"),)


class PublishedDocument(Base):
    """A file that has a public address. Withdrawn ones answer 410."""

    document_id: Mapped[int] = mapped_column(primary_key=True)
    meeting_id: Mapped[int] = mapped_column(index=True)
    filename: Mapped[str] = mapped_column(String(160))
    media_type: Mapped[str] = mapped_column(String(100))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    is_withdrawn: Mapped[bool] = mapped_column(default=False)


class PublishedPaper(Record):
    """A Word or PDF file made from one version when it was published, kept by its hash."""

    publication_id: Mapped[int] = mapped_column(ForeignKey("publication.id"))
    filename: Mapped[str] = mapped_column(String(40))
    media_type: Mapped[str] = mapped_column(String(100))
    sha256: Mapped[str] = mapped_column(String(64))

    __table_args__ = (UniqueConstraint("publication_id", "filename"),)


class Feed(Base):
    """The version of a calendar feed or list: the last publication that touched it. One indexed read answers a 304."""

    name: Mapped[str] = mapped_column(String(80), primary_key=True)
    version: Mapped[int]
