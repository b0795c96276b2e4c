"""The files of a unit that are no pictures: documents, films, captions. What they are, and how they are shown."""
