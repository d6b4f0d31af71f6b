"""What was answered to a question about a measure; and whether a scorecard that comes back is made anew."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0024"
down_revision = "0023"
branch_labels = None
depends_on = None

NEW: tuple[tuple[str, sa.Column[Any]], ...] = (
    ("measure_follow_up", sa.Column("answer", sa.Text(), nullable=False, server_default="")),
    ("measure_follow_up", sa.Column("revision", sa.Integer(), nullable=False, server_default="1")),
    ("scorecard", sa.Column("is_made_anew", sa.Boolean(), nullable=False, server_default=sa.false())),
)


def upgrade() -> None:
    for table, column in NEW:
        with op.batch_alter_table(table) as kept:
            kept.add_column(column)
    for table, column in NEW:
        with op.batch_alter_table(table) as kept:
            kept.alter_column(column.name, server_default=None)


def downgrade() -> None:
    for table, column in reversed(NEW):
        with op.batch_alter_table(table) as kept:
            kept.drop_column(column.name)
