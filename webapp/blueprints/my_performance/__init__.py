"""Performance, for a member: the scorecards of their committees, and the way to ask why."""

from webapp.blueprints.my_performance.routes import bp

__all__ = ["bp"]
