"""Directives: issuing one, and the thread with each commune."""
