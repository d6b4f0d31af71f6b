"""The check of a work programme: every rule in turn, over plain facts."""

from models.rules.linter import (
    cadence,
    decisions,
    doubles,
    load,
    people,
    quarters,
    report_dates,
    requests,
    tables,
    tense,
    waiting,
)
from models.rules.linter.facts import ProgrammeFacts
from models.rules.linter.finding import Finding, Rule

# In the order in which they are shown: what is lost first, then what is late, what is wrong, what is untidy.
RULES: tuple[Rule, ...] = (
    *requests.RULES,
    *cadence.RULES,
    *decisions.RULES,
    *waiting.RULES,
    *load.RULES,
    *report_dates.RULES,
    *tense.RULES,
    *quarters.RULES,
    *people.RULES,
    *doubles.RULES,
    *tables.RULES,
)
BY_NAME = {rule.name: rule for rule in RULES}


def lint(facts: ProgrammeFacts) -> list[Finding]:
    """Everything the rules find in one programme, in the order of the rules; each thing once."""
    found = (finding for rule in RULES for finding in rule.find(facts))
    return list({(one.rule, one.key): one for one in found}.values())
