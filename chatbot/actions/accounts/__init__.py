"""What the people in the console do with their accounts: sign in, prove who they are, and look after each other's accounts."""
