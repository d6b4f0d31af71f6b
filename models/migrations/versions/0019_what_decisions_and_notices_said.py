"""What the record of an executive decision says, and what a notice said on the day it was given."""

import sqlalchemy as sa
from alembic import op

revision = "0019"
down_revision = "0018"
branch_labels = None
depends_on = None

SAID = ("reasons", "alternatives", "conflicts")


def upgrade() -> None:
    op.add_column("decision_notice", sa.Column("stated", sa.JSON(), nullable=False, server_default="{}"))
    for column in SAID:
        op.add_column("key_decision", sa.Column(column, sa.Text(), nullable=False, server_default=""))


def downgrade() -> None:
    for column in reversed(SAID):
        op.drop_column("key_decision", column)
    op.drop_column("decision_notice", "stated")
