"""A member's own area."""

from webapp.blueprints.my.routes import bp

__all__ = ["bp"]
