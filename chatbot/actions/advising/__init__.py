"""What advisers do for the families who wait: a file for each thing."""
