"""Decisions that touch a committee's remit: taken as topics before they are made, or left."""

from webapp.blueprints.decision_matches.routes import bp

__all__ = ["bp"]
