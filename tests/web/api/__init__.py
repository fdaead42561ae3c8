"""Claims about the HTTP API."""
