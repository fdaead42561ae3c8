"""The pure core: text, knowledge, thresholds and the time go in; a frozen turn comes out."""
