"""Files at the desk: the library, sending many at once, saying what each is."""
