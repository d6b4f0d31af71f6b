"""The monitoring officer's registers of interests: what is due, each member's entries, and their publication."""

from webapp.blueprints.registers.disclosures import disclosures
from webapp.blueprints.registers.publication import publication
from webapp.blueprints.registers.routes import bp

__all__ = ["bp", "disclosures", "publication"]
