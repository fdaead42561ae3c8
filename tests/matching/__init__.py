"""Tests of chatbot/matching."""
