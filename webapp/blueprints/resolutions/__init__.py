"""What was resolved at an item of a meeting, and what follows from it."""

from webapp.blueprints.resolutions.routes import bp

__all__ = ["bp"]
