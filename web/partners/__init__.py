"""Partners: their pages in the console, and the page on which their web people check their own."""
