"""How news reaches people who are not looking: written down with what caused it, sent again until it arrives, and passed on."""
