"""Publishing: what the public sees now beside what it will see, and one press between them."""

from webapp.blueprints.publishing.routes import bp

__all__ = ["bp"]
