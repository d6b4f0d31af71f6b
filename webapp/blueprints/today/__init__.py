"""The first page after signing in: what is legally due next."""

from webapp.blueprints.today.routes import bp

__all__ = ["bp"]
