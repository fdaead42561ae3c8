"""The frame, the loader, and the visit that travels without a cookie."""
