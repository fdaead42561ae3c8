"""The restricted record of what was said about somebody at risk: written with the message, seen by few, and each time noted."""
