"""Rights of what is public, at the desk: what ends soon, what has none, and completing several works in one go."""
