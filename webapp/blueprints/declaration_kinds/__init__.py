"""The council's own kinds of declaration."""

from webapp.blueprints.declaration_kinds.routes import bp

__all__ = ["bp"]
