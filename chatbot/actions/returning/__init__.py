"""How a family that left the page hears of a reply, and comes back to it."""
