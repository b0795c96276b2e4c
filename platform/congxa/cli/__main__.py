"""``python -m congxa.cli`` is the ``congxa`` command."""

from congxa.cli import main

main()
