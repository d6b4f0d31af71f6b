"""Tables that are brought in: read as plain text, shown as what they would do, and loaded once somebody confirms."""
