"""Measures the matcher beside its peers, and tunes its encoder."""
