"""The yardstick: a bare Flask view that answers with 30 KB, under the same server as the platform."""

from flask import Flask

application = Flask(__name__)
PAGE = "<!doctype html><title>.</title>" + "x" * 30_000


@application.get("/")
def page() -> str:
    return PAGE
