"""What pictures and files have in common at the desk: finding, sorting many at once, the bin, the room that is left."""
