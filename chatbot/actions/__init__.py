"""One file for each thing a person can do: load, decide, save."""
