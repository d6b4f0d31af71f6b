"""A work programme checks itself: one function a rule, one file a family; what they find is data."""

from models.rules.linter.checking import BY_NAME, RULES, lint
from models.rules.linter.facts import ProgrammeFacts, TopicFacts
from models.rules.linter.finding import Finding, Mend, MendKind, Rule

__all__ = ["BY_NAME", "RULES", "Finding", "Mend", "MendKind", "ProgrammeFacts", "Rule", "TopicFacts", "lint"]
