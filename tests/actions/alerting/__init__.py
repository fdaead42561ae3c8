"""Claims about letters, alerts and coming back."""
