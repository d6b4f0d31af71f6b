"""The council's records, one noun a file. Importing this package makes every table known."""

from models import agenda, audit, base, committee, council, document, meeting, member, publication, user

__all__ = ["agenda", "audit", "base", "committee", "council", "document", "meeting", "member", "publication", "user"]
