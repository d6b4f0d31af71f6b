"""Programmes brought in from a table: chosen, looked at beside the rows they come from, then added or put aside."""

from webapp.blueprints.incoming_programmes.routes import bp

__all__ = ["bp"]
