"""Partners: what may be said of them, stored, switched, counted and checked."""
