"""From what a person typed to ranked articles, each with a probability and a reason."""
