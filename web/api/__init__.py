"""The HTTP API, a file for each thing that can be asked of it."""
