"""What is public without its rights by the rules of today, and completing it in one go."""
