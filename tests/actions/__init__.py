"""Claims about what a visitor can do."""
