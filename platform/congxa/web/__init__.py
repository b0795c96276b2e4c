"""The faces of the platform: ``site`` for the public, ``desk`` for editors, ``office`` for supervisors, ``account``."""
