"""What the council can ask for: one function a use case. Services refuse first, then act; they never commit."""
