"""What the people in the console do with their accounts."""
