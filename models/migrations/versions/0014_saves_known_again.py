"""Saves of a minute's text that are known when they come again."""

import sqlalchemy as sa
from alembic import op

revision = "0014"
down_revision = "0013"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("minute_text", sa.Column("sent_as", sa.String(length=64), nullable=True))
    op.create_index("ix_minute_text_sent_as", "minute_text", ["minute_id", "sent_as"], unique=True)


def downgrade() -> None:
    op.drop_index("ix_minute_text_sent_as", "minute_text")
    op.drop_column("minute_text", "sent_as")
