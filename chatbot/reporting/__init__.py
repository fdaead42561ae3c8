"""Figures made from rows."""
