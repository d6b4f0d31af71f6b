"""What a declaration at a private item may show, and the declarations of a member's public record."""

import sqlalchemy as sa
from alembic import op

revision = "0006"
down_revision = "0005"
branch_labels = None
depends_on = None

# What a council that was here before can choose from; it explains and changes them as it likes.
KINDS = (
    ("Disclosable pecuniary interest", "must not take part", "", 1),
    ("Other disclosable interest", "may take part", "", 2),
    ("Non-pecuniary interest", "may take part", "", 3),
    ("Council tax arrears", "may speak and not vote", "", 4),
    ("Party whip", "may take part", "", 5),
)
KIND = sa.table(
    "declaration_kind",
    sa.column("name", sa.String),
    sa.column("effect", sa.String),
    sa.column("explanation", sa.Text),
    sa.column("position", sa.Integer),
)


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

    council = op.get_bind().execute(sa.text("SELECT count(*) FROM council")).scalar()
    kinds = op.get_bind().execute(sa.text("SELECT count(*) FROM declaration_kind")).scalar()
    if council and not kinds:
        names = ("name", "effect", "explanation", "position")
        op.bulk_insert(KIND, [dict(zip(names, kind, strict=True)) for kind in KINDS])


def downgrade() -> None:
    op.drop_table("published_declaration")
    op.drop_column("declaration", "nature_is_open")
