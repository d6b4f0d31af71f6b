"""Readings brought in from a CSV or Excel file: read, looked at and corrected, then kept all together."""
