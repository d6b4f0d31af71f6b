"""The council's own details."""

from webapp.blueprints.council.routes import bp

__all__ = ["bp"]
