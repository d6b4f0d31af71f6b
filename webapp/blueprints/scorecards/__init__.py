"""Performance reports: made, written up, put under an item of an agenda, and published."""

from webapp.blueprints.scorecards.items import bp as items
from webapp.blueprints.scorecards.publishing import bp as publishing
from webapp.blueprints.scorecards.routes import bp

__all__ = ["bp", "items", "publishing"]
