"""What families see when they chat: the page, and the forms that work without a script."""
