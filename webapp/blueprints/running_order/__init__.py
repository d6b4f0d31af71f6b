"""The running order: the clerk's one screen for the whole meeting, and the pages that put its times right."""

from webapp.blueprints.running_order.routes import bp
from webapp.blueprints.running_order.times import times

__all__ = ["bp", "times"]
