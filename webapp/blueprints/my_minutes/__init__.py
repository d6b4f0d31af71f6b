"""Draft minutes that were issued to members."""

from webapp.blueprints.my_minutes.routes import bp

__all__ = ["bp"]
