"""Pages on which a desk arranges its own site: front page, menu, links, looks."""
