"""Tests of web/chat."""
