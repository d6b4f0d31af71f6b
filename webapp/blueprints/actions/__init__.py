"""Actions as officers follow them: listed, given, corrected, updated."""

from webapp.blueprints.actions.routes import bp

__all__ = ["bp"]
