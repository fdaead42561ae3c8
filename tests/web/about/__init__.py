"""Tests of web/about."""
