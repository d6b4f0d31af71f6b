"""Suggestions of topics, for members: made, scored in private, and read in order once the marks are revealed."""

from webapp.blueprints.my_suggestions.routes import bp

__all__ = ["bp"]
