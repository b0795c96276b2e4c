"""Which passage of a text, or which picture, stands on another page already?"""
