"""The indexes of public meetings tell which publication each has, so that a feed is checked without its rows."""

from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None

TABLE = "published_meeting"
INDEXES = {
    "ix_published_meeting_committee": ["committee_id", "starts_at", "meeting_id"],
    "ix_published_meeting_starts": ["starts_at", "meeting_id"],
}


def upgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, TABLE)
        op.create_index(name, TABLE, [*columns, "publication_id"])


def downgrade() -> None:
    for name, columns in INDEXES.items():
        op.drop_index(name, TABLE)
        op.create_index(name, TABLE, columns)
