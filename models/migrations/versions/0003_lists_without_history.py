"""What lists and pages need of committees, members and seats, so that none of them reads every past seat."""

import json
from collections.abc import Iterator
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None

SITS_UNTIL = """
UPDATE published_member SET sits_until = (
    SELECT CASE WHEN count(*) = count(seat.ends_on) THEN max(seat.ends_on) END
    FROM published_seat AS seat WHERE seat.member_id = published_member.member_id
)
"""


def upgrade() -> None:
    op.drop_table("published_seat")
    seats, committees, members = _seats(), _committees(), _members()
    live = list(_live("committee"))
    _fill(committees, [_committee_row(*one) for one in live])
    _fill(members, [_member_row(*one) for one in _live("member")])
    _fill(seats, [row for _, body in live for row in _seat_rows(body)])
    op.execute(SITS_UNTIL)


def downgrade() -> None:
    for table in ("published_committee", "published_member", "published_seat"):
        op.drop_table(table)
    seats = op.create_table(
        "published_seat",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("seat_id", name="pk_published_seat"),
    )
    for column in ("committee_id", "member_id"):
        op.create_index(f"ix_published_seat_{column}", "published_seat", [column])
    kept = ("seat_id", "committee_id", "member_id", "starts_on", "ends_on")
    rows = [row for _, body in _live("committee") for row in _seat_rows(body) if row["member_id"] is not None]
    _fill(seats, [{name: row[name] for name in kept} for row in rows])


def _seats() -> sa.Table:
    table = op.create_table(
        "published_seat",
        sa.Column("seat_id", sa.Integer(), nullable=False),
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("member_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=120), nullable=False),
        sa.Column("member_slug", sa.String(length=120), nullable=True),
        sa.Column("role", sa.String(length=40), nullable=False),
        sa.Column("capacity", sa.String(length=200), nullable=False),
        sa.Column("starts_on", sa.Date(), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=True),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.PrimaryKeyConstraint("seat_id", name="pk_published_seat"),
    )
    op.create_index("ix_published_seat_committee", "published_seat", ["committee_id", "ends_on", "seat_id"])
    op.create_index("ix_published_seat_member", "published_seat", ["member_id", "ends_on", "seat_id"])
    return table


def _committees() -> sa.Table:
    table = op.create_table(
        "published_committee",
        sa.Column("committee_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("committee_kind", sa.String(length=40), nullable=False),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("ended_on", sa.Date(), nullable=True),
        sa.Column("facts", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("committee_id", name="pk_published_committee"),
    )
    op.create_index("ix_published_committee_name", "published_committee", ["name", "committee_id"])
    return table


def _members() -> sa.Table:
    table = op.create_table(
        "published_member",
        sa.Column("member_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("address", sa.String(length=300), nullable=False),
        sa.Column("member_kind", sa.String(length=40), nullable=False),
        sa.Column("division", sa.String(length=120), nullable=False),
        sa.Column("sits_until", sa.Date(), nullable=True),
        sa.PrimaryKeyConstraint("member_id", name="pk_published_member"),
    )
    op.create_index("ix_published_member_name", "published_member", ["name", "member_id"])
    return table


def _live(kind: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """The title and the body of every subject of a kind that the public can read."""
    query = sa.text(
        "SELECT title, body FROM published WHERE subject_kind = :kind AND NOT is_withdrawn ORDER BY subject_id"
    )
    for title, body in op.get_bind().execute(query, {"kind": kind}).all():
        yield title, json.loads(body)


def _committee_row(title: str, body: dict[str, Any]) -> dict[str, Any]:
    facts = {name: value for name, value in body.items() if name != "seats"}
    return {
        "committee_id": body["id"],
        "name": title,
        "address": body["address"],
        "committee_kind": body["committee_kind"],
        "summary": body["remit"].partition("\n\n")[0],
        "ended_on": _day(body["ended_on"]),
        "facts": json.dumps(facts, sort_keys=True, separators=(",", ":"), ensure_ascii=False),
    }


def _member_row(title: str, body: dict[str, Any]) -> dict[str, Any]:
    named = {"address": body["address"], "member_kind": body["member_kind"], "division": body.get("division", "")}
    return {"member_id": body["id"], "name": title, **named, "sits_until": None}


def _seat_rows(body: dict[str, Any]) -> Iterator[dict[str, Any]]:
    found = op.get_bind().execute(sa.text("SELECT slug, id FROM member ORDER BY id"))
    members: dict[str | None, int] = {row.slug: row.id for row in found}
    for position, seat in enumerate(body["seats"]):
        yield {
            "seat_id": seat["id"],
            "committee_id": body["id"],
            "member_id": members.get(seat["member"]),
            "name": seat["name"],
            "member_slug": seat["member"],
            "role": seat["role"],
            "capacity": seat["capacity"],
            "starts_on": _day(seat["starts_on"]),
            "ends_on": _day(seat["ends_on"]),
            "position": position,
        }


def _fill(table: sa.Table, rows: list[dict[str, Any]]) -> None:
    if rows:
        op.bulk_insert(table, rows)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
