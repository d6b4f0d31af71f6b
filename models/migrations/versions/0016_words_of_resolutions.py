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
ON_SQLITE = (
    "CREATE VIRTUAL TABLE search_resolution USING fts5 "
    "(words, committee, tokenize = 'porter unicode61 remove_diacritics 2')",
    """
CREATE VIEW search_resolution_source AS
SELECT resolution_id, CAST(julianday(held_on) - 1721424.5 AS INTEGER) * 1000000000 + resolution_id AS place,
    replace(replace(heading || ' ' || text, '''', ''), '’', '') AS words, 'committee' || committee_id AS committee
FROM published_resolution
""",
    """
CREATE TRIGGER published_resolution_listed AFTER INSERT ON published_resolution BEGIN
    INSERT INTO search_resolution (rowid, words, committee)
    SELECT place, words, committee FROM search_resolution_source WHERE resolution_id = new.resolution_id;
END
""",
    """
CREATE TRIGGER published_resolution_unlisted BEFORE DELETE ON published_resolution BEGIN
    DELETE FROM search_resolution
    WHERE rowid = (SELECT place FROM search_resolution_source WHERE resolution_id = old.resolution_id);
END
""",
    """
CREATE TRIGGER published_resolution_unlisted_to_change BEFORE UPDATE ON published_resolution BEGIN
    DELETE FROM search_resolution
    WHERE rowid = (SELECT place FROM search_resolution_source WHERE resolution_id = old.resolution_id);
END
""",
    """
CREATE TRIGGER published_resolution_listed_again AFTER UPDATE ON published_resolution BEGIN
    INSERT INTO search_resolution (rowid, words, committee)
    SELECT place, words, committee FROM search_resolution_source WHERE resolution_id = new.resolution_id;
END
""",
    "INSERT INTO search_resolution (rowid, words, committee) "
    "SELECT place, words, committee FROM search_resolution_source",
)
FROM_SQLITE = (
    "DROP TRIGGER published_resolution_listed",
    "DROP TRIGGER published_resolution_unlisted",
    "DROP TRIGGER published_resolution_unlisted_to_change",
    "DROP TRIGGER published_resolution_listed_again",
    "DROP VIEW search_resolution_source",
    "DROP TABLE search_resolution",
)
ON_POSTGRESQL = (
    "CREATE TABLE search_resolution (place bigint PRIMARY KEY, words tsvector NOT NULL)",
    "CREATE INDEX search_resolution_words ON search_resolution USING gin (words) WITH (fastupdate = off)",
    """
CREATE FUNCTION place_of_resolution(listed published_resolution) RETURNS bigint LANGUAGE sql AS $$
    SELECT ((listed.held_on - DATE '0001-01-01') + 1)::bigint * 1000000000 + listed.resolution_id
$$
""",
    """
CREATE FUNCTION words_of_resolution(listed published_resolution) RETURNS tsvector LANGUAGE sql AS $$
    SELECT to_tsvector('english', regexp_replace(
        translate(listed.heading || ' ' || listed.text, '''’', ''), '[[:punct:]–—‘“”…•·£]+', ' ', 'g'
    )) || to_tsvector('simple', 'committee' || listed.committee_id || ' year' || extract(year from listed.held_on))
$$
""",
    """
CREATE FUNCTION keep_words_of_resolutions() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP <> 'INSERT' THEN
        DELETE FROM search_resolution WHERE place = place_of_resolution(old);
    END IF;
    IF TG_OP <> 'DELETE' THEN
        INSERT INTO search_resolution VALUES (place_of_resolution(new), words_of_resolution(new));
    END IF;
    RETURN NULL;
END $$
""",
    "CREATE TRIGGER published_resolution_words AFTER INSERT OR UPDATE OR DELETE ON published_resolution "
    "FOR EACH ROW EXECUTE FUNCTION keep_words_of_resolutions()",
    # Where rows are brought over in bulk, with other triggers off, their words are still to be found.
    "ALTER TABLE published_resolution ENABLE ALWAYS TRIGGER published_resolution_words",
    "INSERT INTO search_resolution "
    "SELECT place_of_resolution(listed), words_of_resolution(listed) FROM published_resolution listed",
)
FROM_POSTGRESQL = (
    "DROP TRIGGER published_resolution_words ON published_resolution",
    "DROP FUNCTION keep_words_of_resolutions",
    "DROP FUNCTION words_of_resolution",
    "DROP FUNCTION place_of_resolution",
    "DROP TABLE search_resolution",
)


def upgrade() -> None:
    _run(ON_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else ON_SQLITE)


def downgrade() -> None:
    _run(FROM_POSTGRESQL if op.get_bind().dialect.name == "postgresql" else FROM_SQLITE)


def _run(statements: tuple[str, ...]) -> None:
    for statement in statements:
        op.get_bind().exec_driver_sql(statement)
