"""Flask: the pages, the API and the commands, a folder for each audience."""
