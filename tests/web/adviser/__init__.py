"""Claims about the console."""
