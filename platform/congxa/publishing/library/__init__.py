"""The library of a unit, its pictures and its files: found, sorted, cut, taken off the pages, thrown away, shared."""
