"""History cannot change: the database itself refuses to edit or remove a publication or an audit event."""

from alembic import op

revision = "0002"
down_revision = "0001"
branch_labels = None
depends_on = None

HISTORY = ("publication", "audit_event")

REFUSE_ON_POSTGRESQL = """
CREATE FUNCTION refuse_to_change_history() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the % table is history: nothing in it may change', TG_TABLE_NAME;
END $$
"""


def upgrade() -> None:
    op.execute("INSERT INTO audit_head (id, count, hash) VALUES (1, 0, '')")
    if op.get_bind().dialect.name == "postgresql":
        op.execute(REFUSE_ON_POSTGRESQL)
        for table in HISTORY:
            op.execute(
                f"CREATE TRIGGER {table}_is_history BEFORE UPDATE OR DELETE OR TRUNCATE ON {table} "
                "FOR EACH STATEMENT EXECUTE FUNCTION refuse_to_change_history()"
            )
        return
    for table in HISTORY:
        for verb in ("update", "delete"):
            op.execute(
                f"CREATE TRIGGER {table}_refuses_{verb} BEFORE {verb.upper()} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, 'the {table} table is history: nothing in it may change'); END"
            )


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for table in HISTORY:
            op.execute(f"DROP TRIGGER {table}_is_history ON {table}")
        op.execute("DROP FUNCTION refuse_to_change_history()")
    else:
        for table in HISTORY:
            for verb in ("update", "delete"):
                op.execute(f"DROP TRIGGER {table}_refuses_{verb}")
    op.execute("DELETE FROM audit_head")
