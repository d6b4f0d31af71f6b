"""Minutes that are brought in from a Word file: read apart, shown with what they come from, kept once confirmed."""
