"""A council says how the 28 clear days of its forward plan are counted: every day, as all were until now."""

import sqlalchemy as sa
from alembic import op

revision = "0021"
down_revision = "0020"
branch_labels = None
depends_on = None

COLUMN = "counts_plan_in_working_days"


def upgrade() -> None:
    with op.batch_alter_table("council") as council:
        council.add_column(sa.Column(COLUMN, sa.Boolean(), nullable=False, server_default=sa.false()))
    with op.batch_alter_table("council") as council:
        council.alter_column(COLUMN, server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("council") as council:
        council.drop_column(COLUMN)
