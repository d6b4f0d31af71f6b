"""Papers: composed once from a published body, and rendered to every medium."""
