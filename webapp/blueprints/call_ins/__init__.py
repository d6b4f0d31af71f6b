"""Call-in of decisions: asked for, signed, accepted or refused, heard."""

from webapp.blueprints.call_ins.routes import bp

__all__ = ["bp"]
