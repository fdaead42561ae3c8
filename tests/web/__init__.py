"""Claims about the service as seen from outside."""
