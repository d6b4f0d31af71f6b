"""What is left when the machine fails."""
