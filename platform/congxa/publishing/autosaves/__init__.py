"""What somebody is typing and has not saved yet: kept for that person alone, until it is saved or thrown away."""
