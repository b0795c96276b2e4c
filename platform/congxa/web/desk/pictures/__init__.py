"""Pictures at the desk: the library, uploading, and showing them also while nobody else may see them."""

from congxa.web.desk.pictures.serving import register

__all__ = ["register"]
