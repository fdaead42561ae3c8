"""Outside servers that tests start, and claims that need them."""
