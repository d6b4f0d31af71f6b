"""What is said to have happened on a day that has not come."""

import re
from collections.abc import Iterator
from datetime import date

from models.rules.linter import clauses
from models.rules.linter.days_in_words import Named, days_named, months_named
from models.rules.linter.facts import ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule, key
from models.rules.wording import long_date, month_and_year

NAME = "past tense about the future"
WHY = "Either the day is wrong, or it has not happened yet: a reader cannot tell which."
HAPPENED = re.compile(
    r"\b(?:published|reported|circulated|considered|held|presented|received|completed|discussed|referred|launched|"
    r"issued|took place|met|visited|inspected|agreed|approved|attended|carried out|resolved|was|were|ended|finished|"
    r"began|started|closed|signed|adopted)\b",
    re.IGNORECASE,
)
# What turns a verb before a day into one about time to come: "will be published", "is published", "agreed to report".
TO_COME = re.compile(
    r"\b(?:will|shall|would|should|may|might|could|can|is|are|be|being|due|going|expected|scheduled|planned|"
    r"deferred|postponed|delayed|moved|proposed|programmed|aims?|awaiting|if|once|when|"
    r"[Tt]o (?!the\b|an?\b|[Mm]embers|[A-Z])[a-z]+)\b"
)
UP_TO = re.compile(r"\b(?:by|for|until|till|from|before|after|to|since|of|dated|ending|beginning)\s*$", re.IGNORECASE)
WILL = re.compile(r"\b(?:will|shall|is to|are to|to be)\b", re.IGNORECASE)


def about_the_future(facts: ProgrammeFacts) -> Iterator[Finding]:
    """Words in the past tense about a day after today, and days of last report that have not come."""
    coming = {one.held_on for one in facts.coming}
    for topic in facts.open_topics:
        for report in topic.reports:
            if report.reported_on > facts.today and report.reported_on not in coming:
                yield _found(
                    topic,
                    f"“{topic.title}” gives {long_date(report.reported_on)} as a day of last report: it is to come.",
                    ("report", report.reported_on),
                    Mend(kind=MendKind.CORRECT_REPORT, topic_id=topic.id, report_id=report.report_id),
                )
        for field, text in topic.dated.items():
            for named in (*days_named(text), *months_named(text)):
                if named.day > facts.today and _has_happened(text, named):
                    day = month_and_year(named.day) if named.is_month else long_date(named.day)
                    said = clauses.around(text, named.start, named.end)
                    yield _found(
                        topic,
                        f"“{topic.title}” says “{said}”: {day} is still to come.",
                        (field, named.day),
                        Mend(kind=MendKind.EDIT, topic_id=topic.id, field=field),
                    )


def _has_happened(text: str, named: Named) -> bool:
    """Whether the last verb before a day says that something happened on it."""
    before = re.sub(r"(?:\bon|\bin|\bat|\bthe|[(,])\s*$", "", clauses.before(text, named.start).rstrip()).rstrip()
    if UP_TO.search(before) or WILL.search(clauses.after(text, named.end)):
        return False
    happened = list(HAPPENED.finditer(before))
    if not happened:
        return False
    last = happened[-1]
    about = before[max(0, last.start() - 24) : last.start()]
    return not TO_COME.search(about) and not TO_COME.search(before[last.end() :])


def _found(topic: TopicFacts, words: str, about: tuple[str, date], mend: Mend) -> Finding:
    return Finding(rule=NAME, key=key(topic.title, *about), topic_id=topic.id, words=words, why=WHY, mend=mend)


RULES = (
    Rule(
        NAME,
        "The notes say that something happened on a day that has not come, or a day of last report has not come.",
        "In a paper for 17 July 2019: “Ofsted report published 29 July 2019”",
        about_the_future,
    ),
)
