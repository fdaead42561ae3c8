"""Partners in the console, and the page on which they check their own."""
