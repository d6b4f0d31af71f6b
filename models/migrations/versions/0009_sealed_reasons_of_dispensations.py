"""Why a dispensation was granted is sealed: it may tell of an interest that the register withholds."""

import sqlalchemy as sa
from alembic import op

from webapp.services.deployment import keyring

revision = "0009"
down_revision = "0008"
branch_labels = None
depends_on = None

KEPT = "SELECT id, reason FROM dispensation WHERE reason <> '' ORDER BY id"
SEALED = "SELECT id, sealed_reason FROM dispensation WHERE sealed_reason IS NOT NULL ORDER BY id"


def upgrade() -> None:
    connection = op.get_bind()
    if connection.dialect.name == "sqlite":
        # What stood in the clear is overwritten, not only let go.
        connection.execute(sa.text("PRAGMA secure_delete = ON"))
    op.add_column("dispensation", sa.Column("sealed_reason", sa.LargeBinary(), nullable=True))
    for number, reason in connection.execute(sa.text(KEPT)).all():
        connection.execute(
            sa.text("UPDATE dispensation SET sealed_reason = :sealed, reason = '' WHERE id = :id"),
            {"sealed": keyring().seal(reason), "id": number},
        )
    op.drop_column("dispensation", "reason")


def downgrade() -> None:
    connection = op.get_bind()
    op.add_column("dispensation", sa.Column("reason", sa.Text(), nullable=False, server_default=""))
    for number, sealed in connection.execute(sa.text(SEALED)).all():
        connection.execute(
            sa.text("UPDATE dispensation SET reason = :reason WHERE id = :id"),
            {"reason": keyring().unseal(bytes(sealed)), "id": number},
        )
    op.drop_column("dispensation", "sealed_reason")
