"""The law and the council's own rules, as plain functions of plain values: no database, no web, no clock."""

from models.rules.broken import RuleBroken

__all__ = ["RuleBroken"]
