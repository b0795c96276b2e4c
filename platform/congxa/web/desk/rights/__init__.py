"""The rights of the unit at its desk: agreements, contributors, and what each basis demands."""
