"""Tables brought in: chosen, looked at as what they would do, then loaded or put aside."""

from webapp.blueprints.incoming.routes import bp

__all__ = ["bp"]
