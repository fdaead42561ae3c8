"""The chat in a frame on a partner's page: the loader, the frame, and the visit that travels without a cookie."""
