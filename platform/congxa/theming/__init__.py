"""How does a site look? Themes (folders of templates, pictures and stylesheets) and the design tokens of a unit."""

from congxa.theming.themes import BASE, Theme, Themes, ThemeUnknown
from congxa.theming.tokens import digest_of, readable, tokens_css

__all__ = ["BASE", "Theme", "ThemeUnknown", "Themes", "digest_of", "readable", "tokens_css"]
