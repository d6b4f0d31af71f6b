"""The words of public resolutions, so that the register of them can be searched.

An index beside the register, kept by triggers: whoever writes a resolution into it, and by whatever way, has its words
found in the same transaction. Its committee is a word too, and on PostgreSQL its year, so that the index answers alone.
`place` orders it: the day in days since the year 1 (date.toordinal), then nine digits of the resolution's own number,
so that the newest are read first however long ago they were written down.
"""

from alembic import op

revision = "0016"
down_revision = "0015"
branch_labels = None
depends_on = None

# A word is letters and digits: "Children's" is found as childrens, "well-being" as two words that stand together.
# models/rules/search_words.py takes what people type apart in the same way.
SQLITE_PLACE = "CAST(julianday({row}.held_on) - 1721424.5 AS INTEGER) * 1000000000 + {row}.resolution_id"
SQLITE_WORDS = "replace(replace({row}.heading || ' ' || {row}.text, '''', ''), '’', '')"
ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_resolution USING fts5 "
    "(words, committee, tokenize = 'porter unicode61 remove_diacritics 2', detail = full)",
    "CREATE TRIGGER published_resolution_listed AFTER INSERT ON published_resolution BEGIN {insert}; END",
    "CREATE TRIGGER published_resolution_unlisted AFTER DELETE ON published_resolution BEGIN {delete}; END",
    "CREATE TRIGGER published_resolution_changed AFTER UPDATE ON published_resolution BEGIN {delete}; {insert}; END",
)
SQLITE_INSERT = (
    f"INSERT INTO search_resolution (rowid, words, committee) VALUES ({SQLITE_PLACE.format(row='new')}, "
    f"{SQLITE_WORDS.format(row='new')}, 'committee' || new.committee_id)"
)
SQLITE_DELETE = f"DELETE FROM search_resolution WHERE rowid = {SQLITE_PLACE.format(row='old')}"
FILL_ON_SQLITE = (
    f"INSERT INTO search_resolution (rowid, words, committee) SELECT {SQLITE_PLACE.format(row='r')}, "
    f"{SQLITE_WORDS.format(row='r')}, 'committee' || r.committee_id FROM published_resolution r"
)

PLACE = "(({row}.held_on - DATE '0001-01-01') + 1)::bigint * 1000000000 + {row}.resolution_id"
WORDS = (
    "to_tsvector('english', regexp_replace(translate({row}.heading || ' ' || {row}.text, '''’', ''), "
    "'[[:punct:]–—‘“”…•·£]+', ' ', 'g')) || "
    "to_tsvector('simple', 'committee' || {row}.committee_id || ' year' || extract(year from {row}.held_on))"
)
ON_POSTGRESQL = (
    "CREATE TABLE search_resolution (place bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_resolution_words ON search_resolution USING gin (words) WITH (fastupdate = off)",
    f"""
CREATE FUNCTION keep_words_of_resolutions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM search_resolution WHERE place = {PLACE.format(row="old")};
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO search_resolution VALUES ({PLACE.format(row="new")}, {WORDS.format(row="new")});
    END IF;
    RETURN NULL;
END $$
""",
    "CREATE TRIGGER published_resolution_words AFTER INSERT OR UPDATE OR DELETE ON published_resolution "
    "FOR EACH ROW EXECUTE FUNCTION keep_words_of_resolutions()",
    # Where rows are brought over in bulk, with other triggers off, their words are still to be found.
    "ALTER TABLE published_resolution ENABLE ALWAYS TRIGGER published_resolution_words",
)
FILL_ON_POSTGRESQL = (
    f"INSERT INTO search_resolution SELECT {PLACE.format(row='r')}, {WORDS.format(row='r')} FROM published_resolution r"
)


def upgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        for statement in (*ON_POSTGRESQL, FILL_ON_POSTGRESQL):
            op.get_bind().exec_driver_sql(statement)
        return
    for statement in ON_SQLITE:
        op.get_bind().exec_driver_sql(statement.format(insert=SQLITE_INSERT, delete=SQLITE_DELETE))
    op.get_bind().exec_driver_sql(FILL_ON_SQLITE)


def downgrade() -> None:
    if op.get_bind().dialect.name == "postgresql":
        op.execute("DROP TRIGGER published_resolution_words ON published_resolution")
        op.execute("DROP FUNCTION keep_words_of_resolutions()")
    else:
        for name in ("listed", "unlisted", "changed"):
            op.execute(f"DROP TRIGGER published_resolution_{name}")
    op.execute("DROP TABLE search_resolution")
