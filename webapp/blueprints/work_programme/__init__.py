"""A committee's work programme as its clerk keeps it: the programme itself, and each of its topics."""

from webapp.blueprints.work_programme.ends import ends
from webapp.blueprints.work_programme.reports import topics
from webapp.blueprints.work_programme.routes import bp

__all__ = ["bp", "ends", "topics"]
