"""A house style says how a report is set out: as went with how it sets out the items of an agenda, until now."""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0022"
down_revision = "0021"
branch_labels = None
depends_on = None

PART, UNTIL_NOW = "reports", {"numbered": "numbered sections", "table": "summary and purpose"}
STYLES = sa.table("house_style", sa.column("id", sa.Integer), sa.column("settings", sa.JSON))


def upgrade() -> None:
    for number, settings in _styles():
        _keep(number, {PART: UNTIL_NOW[settings["layout"]], **settings})


def downgrade() -> None:
    for number, settings in _styles():
        _keep(number, {part: said for part, said in settings.items() if part != PART})


def _styles() -> list[tuple[int, dict[str, Any]]]:
    found = op.get_bind().execute(sa.select(STYLES.c.id, STYLES.c.settings).order_by(STYLES.c.id))
    return [(number, settings) for number, settings in found]


def _keep(number: int, settings: dict[str, Any]) -> None:
    op.get_bind().execute(STYLES.update().where(STYLES.c.id == number).values(settings=settings))
