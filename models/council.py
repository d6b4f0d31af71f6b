"""The council itself, the days its offices are closed, and its house styles."""

from datetime import date, time
from typing import Any

from sqlalchemy import JSON, CheckConstraint, String, Text
from sqlalchemy.orm import Mapped, mapped_column

from models.base import Record, words
from models.vocabulary import ClosedDayKind


class Council(Record):
    """The one council whose system this is: how it is named, reached and coloured, and its own rules.

    `gift_threshold` is in pounds. `withdraws_for_dpi` is its standing order that a member with a disclosable pecuniary
    interest leaves the room, which the statute does not ask. With `takes_suggestions`, anyone may suggest a topic. With
    `counts_plan_in_working_days` the 28 clear days of the forward plan are working days, not every day.
    """

    name: Mapped[str] = mapped_column(String(200))
    website: Mapped[str] = mapped_column(String(300), default="")
    email: Mapped[str] = mapped_column(String(200), default="")
    phone: Mapped[str] = mapped_column(String(60), default="")
    postal_address: Mapped[str] = mapped_column(Text, default="")
    about: Mapped[str] = mapped_column(Text, default="")
    accent: Mapped[str] = mapped_column(String(7), default="#1d4f4b")
    notice_days: Mapped[int] = mapped_column(default=5)
    notice_closes_at: Mapped[time | None]
    counts_plan_in_working_days: Mapped[bool] = mapped_column(default=False)
    gift_threshold: Mapped[int] = mapped_column(default=50)
    withdraws_for_dpi: Mapped[bool] = mapped_column(default=True)
    interests_guidance: Mapped[str] = mapped_column(Text, default="")
    takes_suggestions: Mapped[bool] = mapped_column(default=False)
    revision: Mapped[int] = mapped_column(default=1)

    __table_args__ = (
        CheckConstraint("notice_days >= 5", name="notice_is_at_least_five_days"),
        CheckConstraint("id = 1", name="there_is_one_council"),
    )


class ClosedDay(Record):
    """A day the council adds to, or takes from, the days that do not count towards notice."""

    day: Mapped[date] = mapped_column(unique=True)
    kind: Mapped[ClosedDayKind] = mapped_column(words(ClosedDayKind), default=ClosedDayKind.CLOSED)
    reason: Mapped[str] = mapped_column(String(200))


class HouseStyle(Record):
    """How agendas look: the data of a models.house_style_bodies.HouseStyleBody, which the council may edit."""

    name: Mapped[str] = mapped_column(String(100), unique=True)
    settings: Mapped[dict[str, Any]] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=1)
