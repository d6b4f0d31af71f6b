"""Tables of a programme that lose their headings on the way down the pages."""

from collections.abc import Iterator

from models.rules.linter.facts import ProgrammeFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import count_of

NAME = "headings not repeated"
# As many rows as a page of such a table holds at the most.
A_PAGE = 12


def without_headings(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Tables brought in that are longer than a page, and do not print their headings on each."""
    for table in facts.tables:
        if table.repeats_headings or table.rows <= A_PAGE:
            continue
        yield Finding(
            rule=NAME,
            key=key(table.filename, table.rows),
            topic_id=0,
            words=f"The table in “{table.filename}” has {count_of(table.rows, 'row')}, and does not print its headings "
            "on each page.",
            why="From the second page on a reader cannot tell what a column means; a screen reader never can.",
            mend=Mend(kind=MendKind.PUBLISH),
        )


RULES = (
    Rule(
        NAME,
        "A table that was brought in breaks across pages and has no repeated row of headings.",
        "A programme of eight pages whose columns have their names on the first page only",
        without_headings,
    ),
)
