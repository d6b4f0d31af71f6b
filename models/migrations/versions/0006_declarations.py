"""What a declaration at a private item may show, and the declarations of a member's public record."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("declaration", sa.Column("nature_is_open", sa.Boolean(), nullable=False, server_default=sa.false()))
    op.create_table(
        "published_declaration",
        sa.Column("declaration_id", sa.Integer(), nullable=False),
        sa.Column("meeting_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("held_on", sa.Date(), nullable=False),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("declaration_id", name=op.f("pk_published_declaration")),
    )
    op.create_index(op.f("ix_published_declaration_meeting_id"), "published_declaration", ["meeting_id"])
    op.create_index(
        "ix_published_declaration_member", "published_declaration", ["member_id", "held_on", "declaration_id"]
    )


def downgrade() -> None:
    op.drop_table("published_declaration")
    op.drop_column("declaration", "nature_is_open")
