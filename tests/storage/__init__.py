"""Claims about the tables, the migrations and the two databases."""
