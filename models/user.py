"""People who sign in, what they are trusted with, and the links they are sent."""

from datetime import date, datetime

from sqlalchemy import CheckConstraint, ForeignKey, Index, String
from sqlalchemy.orm import Mapped, mapped_column, relationship

from models.base import Record, words
from models.committee import Committee
from models.vocabulary import Role, TokenPurpose


class User(Record):
    """Somebody with an account. `session_number` goes up to end every session they have."""

    email: Mapped[str] = mapped_column(String(254), unique=True)
    name: Mapped[str] = mapped_column(String(120))
    password_hash: Mapped[str | None] = mapped_column(String(200))
    totp_secret: Mapped[str | None] = mapped_column(String(64))
    totp_last_used: Mapped[int] = mapped_column(default=0)
    session_number: Mapped[int] = mapped_column(default=1)
    member_id: Mapped[int | None] = mapped_column(ForeignKey("member.id"))
    ended_on: Mapped[date | None]

    grants: Mapped[list["RoleGrant"]] = relationship(
        back_populates="user", order_by="RoleGrant.starts_on, RoleGrant.id"
    )


class RoleGrant(Record):
    """A role, from a day, until a day, for one committee or (with none) for all; and where it was decided."""

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    role: Mapped[Role] = mapped_column(words(Role))
    committee_id: Mapped[int | None] = mapped_column(ForeignKey("committee.id"))
    starts_on: Mapped[date]
    ends_on: Mapped[date | None]
    decided: Mapped[str] = mapped_column(String(200), default="")

    user: Mapped[User] = relationship(back_populates="grants")
    committee: Mapped[Committee | None] = relationship()

    __table_args__ = (CheckConstraint("ends_on IS NULL OR ends_on >= starts_on", name="ends_after_it_starts"),)


class AccountToken(Record):
    """A link sent by e-mail, used once. Only the hash of its secret is kept."""

    user_id: Mapped[int] = mapped_column(ForeignKey("user.id"), index=True)
    purpose: Mapped[TokenPurpose] = mapped_column(words(TokenPurpose))
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    expires_at: Mapped[datetime]
    used_at: Mapped[datetime | None]

    user: Mapped[User] = relationship()


class SignInAttempt(Record):
    """A sign-in that failed: counted per account and per address to slow guessing down."""

    key: Mapped[str] = mapped_column(String(80))
    failed_at: Mapped[datetime]

    __table_args__ = (Index("ix_sign_in_attempt_key", "key", "failed_at"),)


class CalendarKey(Record):
    """The secret in the address of a member's private calendar. Only its hash is kept; a new one ends the old."""

    member_id: Mapped[int] = mapped_column(ForeignKey("member.id"), unique=True)
    token_hash: Mapped[str] = mapped_column(String(64), unique=True)
    made_at: Mapped[datetime]
