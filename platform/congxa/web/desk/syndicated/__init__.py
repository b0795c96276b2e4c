"""Items between a supervising unit and those below it: sending them, watching them, receiving them."""
