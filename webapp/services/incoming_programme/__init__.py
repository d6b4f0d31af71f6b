"""Programmes brought in from a Word, CSV or Excel table: read, looked at and corrected, then kept as topics."""
