"""Task and finish groups: what each looks into, what it keeps, and how it reports."""

from webapp.blueprints.task_groups.log import log
from webapp.blueprints.task_groups.routes import bp

__all__ = ["bp", "log"]
