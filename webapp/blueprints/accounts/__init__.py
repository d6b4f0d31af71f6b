"""Signing in and out, the links sent by e-mail, and a person's own account."""

from webapp.blueprints.accounts.links import bp as links
from webapp.blueprints.accounts.routes import bp
from webapp.blueprints.accounts.security import bp as security

__all__ = ["bp", "links", "security"]
