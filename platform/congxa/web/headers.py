"""Which security headers does every answer of a face bear?"""

from __future__ import annotations

from flask import Flask, Response

# Nothing from another host, nothing inline; what is not named here is refused.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; media-src 'self';"
    " connect-src 'self'; form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
# A page that a desk shows in a frame of its own, and the page around that frame.
FRAMED_POLICY = POLICY.replace("frame-ancestors 'none'", "frame-ancestors 'self'")
FRAMING_POLICY = f"{POLICY}; frame-src 'self'"
ONE_YEAR = 31_536_000


def register(app: Flask, *, https: bool, private: bool) -> None:
    """Put the headers on every answer of the application, errors included. ``https``: it is never asked without TLS;
    ``private``: what says nothing else is for one person alone, and no cache on the way may keep it.
    """
    given = {
        "Content-Security-Policy": POLICY,
        "X-Content-Type-Options": "nosniff",
        "Referrer-Policy": "same-origin",
        "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        "Cross-Origin-Opener-Policy": "same-origin",
    }
    if https:
        given["Strict-Transport-Security"] = f"max-age={ONE_YEAR}"

    if private:
        given["Cache-Control"] = "private, no-cache"

    @app.after_request
    def protect(response: Response) -> Response:
        for name, value in given.items():
            response.headers.setdefault(name, value)
        return response
