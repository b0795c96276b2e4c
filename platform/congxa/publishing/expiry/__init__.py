"""What happens when the right to a work ends: notices before, withholding on the day, release when it is prolonged."""
