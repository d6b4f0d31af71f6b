"""Committees and what each is for."""

from webapp.blueprints.committees.routes import bp

__all__ = ["bp"]
