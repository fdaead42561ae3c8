"""The console: the pages of the people who answer families, keep the answers right, and look after both."""
