"""Draft minutes as they were issued, and what lists say of a meeting's minutes."""

import sqlalchemy as sa
from alembic import op

revision = "0012"
down_revision = "0011"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.create_table(
        "issued_draft",
        sa.Column("minutes_id", sa.Integer(), nullable=False),
        sa.Column("audience", sa.String(length=40), nullable=False),
        sa.Column("issued_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("issued_by", sa.String(length=200), nullable=False),
        sa.Column("body", sa.Text(), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["minutes_id"], ["minutes.id"], name=op.f("fk_issued_draft_minutes_id_minutes")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_issued_draft")),
    )
    op.create_index(op.f("ix_issued_draft_minutes_id"), "issued_draft", ["minutes_id"])
    op.add_column("published_meeting", sa.Column("minutes", sa.String(length=20), nullable=False, server_default=""))


def downgrade() -> None:
    op.drop_column("published_meeting", "minutes")
    op.drop_index(op.f("ix_issued_draft_minutes_id"), "issued_draft")
    op.drop_table("issued_draft")
