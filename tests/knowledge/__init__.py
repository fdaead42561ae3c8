"""Claims about articles and the files beside them."""
