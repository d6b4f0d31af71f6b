"""Dispensations: leave for a member to take part despite an interest."""

from webapp.blueprints.dispensations.routes import bp

__all__ = ["bp"]
