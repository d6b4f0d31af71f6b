"""The kinds of declaration that migration 0006 gave to councils there were are explained to whoever chooses one."""

import sqlalchemy as sa
from alembic import op

revision = "0015"
down_revision = "0014"
branch_labels = None
depends_on = None

EXPLANATIONS = {
    "Disclosable pecuniary interest": (
        "Employment, sponsorship, contracts, land, licences, tenancies or securities, of yours or of your "
        "spouse or partner (Localism Act 2011, sections 30 and 31)."
    ),
    "Other disclosable interest": (
        "You, your family, or a person or body you are associated with gains or loses by the matter, or is "
        "closely connected with it, and it is not a disclosable pecuniary interest."
    ),
    "Non-pecuniary interest": ("An interest that is not about money, such as an office in a body the matter concerns."),
    "Council tax arrears": (
        "You owe council tax that has been due for two months, and the item bears on the budget or on council"
        " tax. You say so, and do not vote (Local Government Finance Act 1992, section 106)."
    ),
    "Party whip": ("At a scrutiny committee, you were told by your group how to speak or vote on the item."),
}
# What a council has written in the meantime stays, and so does a kind that it has given another name.
EXPLAIN = "UPDATE declaration_kind SET explanation = :words WHERE name = :name AND explanation = ''"
TAKE_BACK = "UPDATE declaration_kind SET explanation = '' WHERE name = :name AND explanation = :words"


def upgrade() -> None:
    for name, words in EXPLANATIONS.items():
        op.get_bind().execute(sa.text(EXPLAIN), {"name": name, "words": words})


def downgrade() -> None:
    for name, words in EXPLANATIONS.items():
        op.get_bind().execute(sa.text(TAKE_BACK), {"name": name, "words": words})
