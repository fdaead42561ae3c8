"""Everything that is kept: tables, queries named for the question, and migrations."""
