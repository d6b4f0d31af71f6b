"""The council's own rules of call-in."""

from webapp.blueprints.call_in_rules.routes import bp

__all__ = ["bp"]
