"""The work programme report of a meeting, and putting it under the agenda's own item."""

from webapp.blueprints.programme_reports.routes import bp

__all__ = ["bp"]
