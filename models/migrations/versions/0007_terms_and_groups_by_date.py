"""A member's party and division become a group and a term, each with its days; a photograph in two sizes."""

import json
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
branch_labels = None
depends_on = None

GROUPS = """
INSERT INTO political_group (name)
SELECT DISTINCT party FROM member WHERE party <> '' AND party NOT IN (SELECT name FROM political_group) ORDER BY party
"""
MEMBERSHIPS = """
INSERT INTO group_membership (member_id, group_id)
SELECT member.id, political_group.id FROM member JOIN political_group ON political_group.name = member.party
WHERE NOT EXISTS (SELECT 1 FROM group_membership AS kept WHERE kept.member_id = member.id) ORDER BY member.id
"""
TERMS = """
INSERT INTO term (member_id, division, ended_because)
SELECT id, division, '' FROM member
WHERE division <> '' AND NOT EXISTS (SELECT 1 FROM term AS kept WHERE kept.member_id = member.id) ORDER BY id
"""
# The one that lasts longest is the one to go by: before, there were no days to tell.
LAST_GROUP = """
UPDATE member SET party = coalesce((
    SELECT political_group.name FROM group_membership AS kept
    JOIN political_group ON political_group.id = kept.group_id WHERE kept.member_id = member.id
    ORDER BY kept.ends_on IS NULL DESC, kept.ends_on DESC, kept.id DESC LIMIT 1
), '')
"""
LAST_DIVISION = """
UPDATE member SET division = coalesce((
    SELECT kept.division FROM term AS kept WHERE kept.member_id = member.id
    ORDER BY kept.ends_on IS NULL DESC, kept.ends_on DESC, kept.id DESC LIMIT 1
), '')
"""
LIVE = "SELECT subject_id, body FROM published WHERE subject_kind = 'member' AND NOT is_withdrawn ORDER BY subject_id"
LISTED = "UPDATE published_member SET division = :division WHERE member_id = :member_id"


def upgrade() -> None:
    for statement in (GROUPS, MEMBERSHIPS, TERMS):
        op.execute(statement)
    op.add_column("member", sa.Column("photograph_small", sa.String(length=64), nullable=True))
    op.drop_column("member", "party")
    op.drop_column("member", "division")
    op.drop_column("published_member", "division")


def downgrade() -> None:
    for table, column in (("member", "party"), ("member", "division"), ("published_member", "division")):
        op.add_column(table, sa.Column(column, sa.String(length=120), nullable=False, server_default=""))
    op.drop_column("member", "photograph_small")
    op.execute(LAST_GROUP)
    op.execute(LAST_DIVISION)
    connection = op.get_bind()
    for member_id, body in connection.execute(sa.text(LIVE)).all():
        connection.execute(sa.text(LISTED), {"member_id": member_id, "division": _division(json.loads(body))})


def _division(body: dict[str, Any]) -> str:
    terms = [term["division"] for term in body.get("terms", ())]
    return str(body.get("division") or (terms[-1] if terms else ""))
