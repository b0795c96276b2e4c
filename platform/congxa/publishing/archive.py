"""May anything still be written on this site? Asked of ``tenancy``, which knows the state of every site."""

from congxa.tenancy import refuse_archived

__all__ = ["refuse_archived"]
