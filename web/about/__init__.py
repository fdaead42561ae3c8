"""Pages about the service: privacy, accessibility, and what search engines may read."""
