"""Tests of web/answers."""
