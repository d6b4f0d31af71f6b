"""A member's private calendar, at a secret address."""

from webapp.blueprints.my_calendar.routes import bp

__all__ = ["bp"]
