"""Gold: analyses that a person corrected in an annotation tool, read back, and compared with what Musnad reads."""
