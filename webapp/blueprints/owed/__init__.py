"""The ledger of things owed: marked in the minutes, corrected, followed up and ended."""

from webapp.blueprints.owed.routes import bp

__all__ = ["bp"]
