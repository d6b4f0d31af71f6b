"""The council's guidance on declaring interests."""

from webapp.blueprints.guidance.routes import bp

__all__ = ["bp"]
