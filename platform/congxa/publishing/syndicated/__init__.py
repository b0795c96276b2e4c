"""Items that a supervising unit publishes on the sites of the units below it: sent, delivered, followed, declined.

The unit above sends (``sending``); the worker makes the copy in each unit below, one transaction each (``delivery``);
what binds the copy is asked wherever an item changes (``bonds``).
"""
