"""What counts as attending beside the meetings kept here, the executive's own six months, and a council depleted."""

import sqlalchemy as sa
from alembic import op

revision = "0010"
down_revision = "0009"
branch_labels = None
depends_on = None

# Until now only the council's own meetings were counted, so that is what every approval was given for.
COUNCIL = "meetings of the council"


def upgrade() -> None:
    op.create_table(
        "outside_attendance",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("attended_as", sa.String(length=40), nullable=False),
        sa.Column("body", sa.String(length=200), nullable=False),
        sa.Column("attended_on", sa.Date(), nullable=False),
        sa.Column("recorded_by", sa.String(length=120), nullable=False),
        sa.Column("id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["member_id"], ["member.id"], name=op.f("fk_outside_attendance_member_id_member")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_outside_attendance")),
        sa.UniqueConstraint(
            "member_id",
            "attended_as",
            "attended_on",
            "body",
            name=op.f("uq_outside_attendance_member_id_attended_as_attended_on_body"),
        ),
    )
    op.create_index(op.f("ix_outside_attendance_member_id"), "outside_attendance", ["member_id"])
    op.add_column(
        "absence_approval", sa.Column("absent_from", sa.String(length=40), nullable=False, server_default=COUNCIL)
    )
    op.add_column("committee", sa.Column("disqualified_at_once", sa.Integer(), nullable=True))
    op.add_column("committee", sa.Column("disqualified_on", sa.Date(), nullable=True))


def downgrade() -> None:
    op.drop_column("committee", "disqualified_on")
    op.drop_column("committee", "disqualified_at_once")
    op.drop_column("absence_approval", "absent_from")
    op.drop_index(op.f("ix_outside_attendance_member_id"), "outside_attendance")
    op.drop_table("outside_attendance")
