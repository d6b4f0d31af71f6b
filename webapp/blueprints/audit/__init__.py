"""The audit trail, for those who may read it."""

from webapp.blueprints.audit.routes import bp

__all__ = ["bp"]
