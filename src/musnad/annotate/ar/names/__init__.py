"""Reading names: places, organisations, people, unnamed sources, short forms."""
