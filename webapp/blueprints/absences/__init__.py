"""Six months without attending: who is near it, and what the council approved."""

from webapp.blueprints.absences.routes import bp

__all__ = ["bp"]
