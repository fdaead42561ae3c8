"""Articles as values, and the reading, checking and writing of them."""
