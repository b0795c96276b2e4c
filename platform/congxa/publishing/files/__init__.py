"""The files of what is published: which are shown where, and whether the public may see them."""
