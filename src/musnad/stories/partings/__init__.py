"""The ways in which accounts part, a module each."""
