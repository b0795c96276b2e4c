"""The verbs of oversight that read."""
