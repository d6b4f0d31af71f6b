"""The base of every record, and the column types they share."""

import re
from datetime import UTC, datetime
from decimal import Decimal
from enum import StrEnum
from typing import Any

from sqlalchemy import DateTime, Dialect, Enum, LargeBinary, MetaData, String
from sqlalchemy.orm import DeclarativeBase, Mapped, declared_attr, mapped_column
from sqlalchemy.types import TypeDecorator

NAMES = {
    "ix": "ix_%(column_0_N_label)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# Said of a column in its `info`: it is about somebody who is no public person, and stays out of the audit trail.
PERSONAL = "personal"


class UtcDateTime(TypeDecorator[datetime]):
    """A moment, kept in UTC and always read back with its zone, on both databases."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("A moment must carry its time zone.")
        return value.astimezone(UTC)

    def process_result_value(self, value: Any | None, dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        moment: datetime = value
        return moment.replace(tzinfo=UTC) if moment.tzinfo is None else moment.astimezone(UTC)


class Exact(TypeDecorator[Decimal]):
    """A decimal number kept as its own digits: never a binary float, and the same on both databases.

    It is compared and added up by the rules, not by the database.
    """

    impl = String(40)
    cache_ok = True

    def process_bind_param(self, value: Decimal | None, dialect: Dialect) -> str | None:
        if value is None:
            return None
        if not isinstance(value, Decimal) or not value.is_finite():
            raise ValueError("An exact number must be a finite decimal.")
        return format(value, "f")

    def process_result_value(self, value: Any | None, dialect: Dialect) -> Decimal | None:
        return None if value is None else Decimal(value)


class Sealed(TypeDecorator[bytes]):
    """Bytes that only webapp/sealing.py can read: the database never holds what they say.

    A record's attribute is the encrypted form, so that no log, audit event or export can show more by mistake.
    """

    impl = LargeBinary
    cache_ok = True


class Base(DeclarativeBase):
    """What SQLAlchemy maps."""

    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {datetime: UtcDateTime, Decimal: Exact}

    @declared_attr.directive
    @classmethod
    def __tablename__(cls) -> str:
        return re.sub(r"(?<!^)(?=[A-Z])", "_", cls.__name__).lower()


class Record(Base):
    """Something the council keeps: it has a number, and it is ended, not deleted."""

    __abstract__ = True

    id: Mapped[int] = mapped_column(primary_key=True)


def words(vocabulary: type[StrEnum]) -> Enum:
    """A column that stores the word itself and refuses any other."""
    return Enum(
        vocabulary,
        native_enum=False,
        create_constraint=False,
        validate_strings=True,
        length=40,
        values_callable=lambda members: [member.value for member in members],
    )
