"""What the project promises, as claims that can fail."""
