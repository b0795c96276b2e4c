"""Did any page run into an error, or load something from another host?"""

from __future__ import annotations

from dataclasses import dataclass, field
from urllib.parse import urlsplit

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

_HTMX_OFFLINE = ("htmx:afterRequest", "htmx:sendError")


@dataclass
class Watch:
    """What went wrong in the browsers that it follows."""

    _errors: list[tuple[str, str]] = field(default_factory=list)  # message, address it is about
    _foreign: list[str] = field(default_factory=list)
    _refused: set[str] = field(default_factory=set)

    def follow(self, context: BrowserContext) -> None:
        context.on("console", self._console)
        context.on("weberror", self._uncaught)
        context.on("request", self._request)
        context.on("response", self._response)

    def allow(self, url: str) -> None:
        """What is asked at this address is refused, and that is a test's own doing."""
        self._refused.add(url)

    def troubles(self) -> list[str]:
        """Errors and foreign requests; that a whole page was answered 4xx is for the test itself to judge."""
        told = [f"{text} {url}" for text, url in self._errors if not (_is_status(text) and url in self._refused)]
        return [*told, *self._foreign]

    def _console(self, message: ConsoleMessage) -> None:
        # That there is no connection is a test's own doing; htmx says it by these two names, and by them alone.
        is_offline = "ERR_INTERNET_DISCONNECTED" in message.text or message.text.startswith(_HTMX_OFFLINE)
        if message.type == "error" and not is_offline:
            self._errors.append((message.text, message.location["url"]))

    def _uncaught(self, error: WebError) -> None:
        self._errors.append((f"Uncaught: {error.error}", ""))

    def _request(self, request: Request) -> None:
        if request.is_navigation_request():
            is_ours = (urlsplit(request.url).hostname or "").endswith(".localhost")
        else:
            is_ours = urlsplit(request.url).netloc == urlsplit(request.frame.url).netloc
        if not is_ours and urlsplit(request.url).scheme in ("http", "https", "ws", "wss"):
            self._foreign.append(f"{request.frame.url} asks {request.url}")

    def _response(self, response: Response) -> None:
        if response.request.is_navigation_request() and response.status >= 400:
            self._refused.add(response.url)


def _is_status(text: str) -> bool:
    return text.startswith("Failed to load resource: the server responded")
