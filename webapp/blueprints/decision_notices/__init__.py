"""The notices of executive decisions: looked at, given, taken away."""

from webapp.blueprints.decision_notices.routes import bp

__all__ = ["bp"]
