"""What a table that was brought in added, changed and ended, kept sealed so that it can be looked at again."""

import sqlalchemy as sa
from alembic import op

revision = "0013"
down_revision = "0012"
branch_labels = None
depends_on = None


def upgrade() -> None:
    op.add_column("incoming_table", sa.Column("sealed_result", sa.LargeBinary(), nullable=True))


def downgrade() -> None:
    op.drop_column("incoming_table", "sealed_result")
