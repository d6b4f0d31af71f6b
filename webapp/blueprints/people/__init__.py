"""People: who has an account, and what they are trusted with."""

from webapp.blueprints.people.roles import bp as roles
from webapp.blueprints.people.routes import bp

__all__ = ["bp", "roles"]
