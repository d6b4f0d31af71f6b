"""Council tax arrears are known by what follows from them, whatever the council calls them."""

from alembic import op

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

# Until now they were known by their name, wherever it spoke of council tax.
BY_EFFECT = """
UPDATE declaration_kind SET effect = 'must not vote on budget or council tax'
WHERE effect = 'may speak and not vote' AND lower(name) LIKE '%council tax%'
"""
BY_NAME = """
UPDATE declaration_kind SET effect = 'may speak and not vote'
WHERE effect = 'must not vote on budget or council tax'
"""


def upgrade() -> None:
    op.execute(BY_EFFECT)


def downgrade() -> None:
    op.execute(BY_NAME)
