"""Members: the people who sit, their terms and groups, their photographs, and how to reach them in private."""

from webapp.blueprints.members.groups import bp as groups
from webapp.blueprints.members.photographs import bp as photographs
from webapp.blueprints.members.private_contacts import bp as private_contacts
from webapp.blueprints.members.routes import bp
from webapp.blueprints.members.terms import bp as terms

__all__ = ["bp", "groups", "photographs", "private_contacts", "terms"]
