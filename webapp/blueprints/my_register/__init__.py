"""A member's own register of interests: read, proposed changes to, confirmed."""

from webapp.blueprints.my_register.routes import bp

__all__ = ["bp"]
