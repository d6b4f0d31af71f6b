"""Agendas: the page where an officer builds one, and the forms of its items."""

from webapp.blueprints.agendas.items import bp as items
from webapp.blueprints.agendas.routes import bp

__all__ = ["bp", "items"]
