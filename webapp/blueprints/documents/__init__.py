"""Files of agenda items: attached, ordered, retitled, replaced, taken off, and downloaded by officers."""

from webapp.blueprints.documents.routes import bp

__all__ = ["bp"]
