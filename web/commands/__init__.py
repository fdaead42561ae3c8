"""What can be done from the command line, a file for each group: `flask --app wsgi <group> <command>`."""
