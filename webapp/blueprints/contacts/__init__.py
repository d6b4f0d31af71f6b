"""The officers whom a committee's agendas name for queries."""

from webapp.blueprints.contacts.routes import bp

__all__ = ["bp"]
