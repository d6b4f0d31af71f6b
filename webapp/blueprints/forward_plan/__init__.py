"""The forward plan as officers keep it: decisions of the executive, what is due for each, and what came of it."""

from webapp.blueprints.forward_plan.routes import bp

__all__ = ["bp"]
