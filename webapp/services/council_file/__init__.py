"""The council file: one JSON file that holds a council's data, whole or part (docs/council-file.md)."""
