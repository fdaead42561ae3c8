"""Claims about the ways out of the service."""
