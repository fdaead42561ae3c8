"""Claims about what advisers do for the families who wait."""
