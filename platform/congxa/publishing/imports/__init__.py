"""Articles from a file: reading a line, and making its article public."""
