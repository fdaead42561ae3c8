"""The widget in a real browser, on the pages of partners and of others."""
