"""Meetings: the list, the year, one meeting, and planning them."""

from webapp.blueprints.meetings.routes import bp

__all__ = ["bp"]
