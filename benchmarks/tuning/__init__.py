"""Tunes the sentence encoder to the words of this field; the only place that needs torch."""
