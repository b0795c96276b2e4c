"""The pictures of articles and banners: which are shown where, and where they come from."""
