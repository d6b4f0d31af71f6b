"""A business unit counts its changes, its remits with them, so that nobody takes back what another officer chose."""

import sqlalchemy as sa
from alembic import op

revision = "0023"
down_revision = "0022"
branch_labels = None
depends_on = None


def upgrade() -> None:
    with op.batch_alter_table("business_unit") as unit:
        unit.add_column(sa.Column("revision", sa.Integer(), nullable=False, server_default="1"))
    with op.batch_alter_table("business_unit") as unit:
        unit.alter_column("revision", server_default=None)


def downgrade() -> None:
    with op.batch_alter_table("business_unit") as unit:
        unit.drop_column("revision")
