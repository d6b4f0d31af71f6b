"""Members: the people who sit."""

from webapp.blueprints.members.routes import bp

__all__ = ["bp"]
