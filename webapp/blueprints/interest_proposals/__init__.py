"""What members propose for their registers, as the monitoring officer answers it."""

from webapp.blueprints.interest_proposals.routes import bp

__all__ = ["bp"]
