"""Targets of rolling twelve months start in the month that the first of them end in.

They were kept to start on the first day of those twelve months, so that they held, and were read back, eleven months
too early. One that was saved again since then had moved back by eleven more; that nobody can tell from the record: the
measure's page says from when each holds.
"""

from datetime import date

import sqlalchemy as sa
from alembic import op

revision = "0025"
down_revision = "0024"
branch_labels = None
depends_on = None

TARGET = sa.table(
    "target", sa.column("id"), sa.column("measure_id"), sa.column("starts_on", sa.Date), sa.column("ends_on", sa.Date)
)
MEASURE = sa.table("measure", sa.column("id"), sa.column("frequency"))


def upgrade() -> None:
    _move(11)


def downgrade() -> None:
    _move(-11)


def _move(months: int) -> None:
    connection = op.get_bind()
    rolling = sa.select(MEASURE.c.id).where(MEASURE.c.frequency == "rolling twelve months")
    found = sa.select(TARGET.c.id, TARGET.c.starts_on, TARGET.c.ends_on).where(TARGET.c.measure_id.in_(rolling))
    for number, starts_on, ends_on in connection.execute(found.order_by(TARGET.c.id)).all():
        years, month = divmod(starts_on.month - 1 + months, 12)
        moved = date(starts_on.year + years, month + 1, 1)
        # What a council file brought in may end within the months it would move by: it stays as it is.
        if ends_on is None or moved <= ends_on:
            connection.execute(sa.update(TARGET).where(TARGET.c.id == number).values(starts_on=moved))
