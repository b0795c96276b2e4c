"""Outgoing links: the domains, taking one off every site, and the rules that came of it."""
