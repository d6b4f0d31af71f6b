"""What the check of a committee's work programme finds: read, mended, let stand with a reason, looked at again."""

from webapp.blueprints.programme_check.routes import bp

__all__ = ["bp"]
