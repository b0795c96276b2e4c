"""The start page of a desk: what should this person do next? One module for each source of errands.

A source is a function that takes the ``Stand`` and gives ``Errand``s, only such as this person can carry out; it is
listed in ``page.SOURCES``. What several sources read is a property of the stand, read once. The whole page is made
with few statements: a test counts them.
"""
