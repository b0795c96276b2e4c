"""The store of pages as WSGI, around the application. A hit never enters it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from itertools import chain
from typing import TYPE_CHECKING, Any

from congxa.web.pagecache.pages import MARK, Headers, KeptPage, Page, Variant, may_keep
from congxa.web.pagecache.store import Key, PageCache

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

# Any other query could be endless in number: such an address is answered by the application every time.
KEPT_QUERY = re.compile(r"trang=[0-9]{1,3}")
NO_BODY: tuple[bytes, ...] = ()
HIT, MISS, OFF = ("X-Cache", "hit"), ("X-Cache", "miss"), ("X-Cache", "off")


class PageCacheMiddleware:
    """Answers from the store; else calls the application and keeps what it marked."""

    def __init__(self, app: WSGIApplication, cache: PageCache) -> None:
        self._app = app
        self._cache = cache

    def __call__(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        """Answers one request (PEP 3333)."""
        method = environ["REQUEST_METHOD"]
        if method != "GET" and method != "HEAD":
            return self._app(environ, start_response)
        key = find_key(environ)
        if key is not None:
            page = self._cache.get(key)
            if page is not None:
                return self._answer(environ, start_response, key, page)
        return self._ask(environ, start_response, key)

    def _answer(
        self, environ: WSGIEnvironment, start_response: StartResponse, key: Key, page: KeptPage
    ) -> Iterable[bytes]:
        accepted = environ.get("HTTP_ACCEPT_ENCODING", "")
        variant = page.find(accepted)
        if variant is None:
            variant = page.make(accepted)
            self._cache.grew(key, page)
        return give(environ, start_response, page, variant, HIT)

    def _ask(self, environ: WSGIEnvironment, start_response: StartResponse, key: Key | None) -> Iterable[bytes]:
        mark = self._cache.mark()
        held = Held(environ, start_response, may_hold=key is not None and environ["REQUEST_METHOD"] == "GET")
        body = self._app(environ, held.start)
        held.may_hold = False  # a status given later, while the body is read, goes straight through
        if held.headers is None or key is None:
            return body
        page = self._read(environ[MARK], held, body)
        self._cache.keep(key, page, mark)
        # The first reader gets it as it is: compressing waits until somebody asks for it again.
        return give(environ, start_response, page, page.make(""), MISS)

    def _read(self, wanted: Page, held: Held, body: Iterable[bytes]) -> KeptPage:
        try:
            whole = b"".join(chain(held.written, body))
        finally:
            close = getattr(body, "close", None)
            if close is not None:
                close()
        assert held.headers is not None
        return KeptPage(wanted.tags, self._cache.expiry(wanted.expires), held.headers, whole, self._cache.clock())


class Held:
    """The application's start_response: holds back the head of a marked answer, lets every other one through."""

    def __init__(self, environ: WSGIEnvironment, start_response: StartResponse, *, may_hold: bool) -> None:
        self._environ = environ
        self._start_response = start_response
        self.may_hold = may_hold
        self.headers: Headers | None = None
        self.written: list[bytes] = []

    def start(self, status: str, headers: Headers, exc_info: Any = None, /) -> Callable[[bytes], object]:
        """Takes the head of the answer (PEP 3333); an error found late may replace the one that is held."""
        if isinstance(self._environ.get(MARK), Page):
            if self.may_hold and may_keep(status, headers):
                self.headers = headers
                return self.written.append
            headers = [*headers, OFF]
        self.headers = None
        return self._start_response(status, headers, exc_info) if exc_info else self._start_response(status, headers)


def find_key(environ: WSGIEnvironment) -> Key | None:
    """The address under which the answer may be kept; None when the query is not one of ours."""
    query = environ.get("QUERY_STRING", "")
    if query and not KEPT_QUERY.fullmatch(query):
        return None
    host = environ.get("HTTP_HOST")
    if host is None:
        return None
    # The port is left out: no page depends on it, and one reader could fill the store with 65,535 copies.
    return environ["wsgi.url_scheme"], host.partition(":")[0].lower(), environ["PATH_INFO"], query


def give(
    environ: WSGIEnvironment, start_response: StartResponse, page: KeptPage, variant: Variant, state: tuple[str, str]
) -> Iterable[bytes]:
    """Sends the page, or only says that the reader already has it."""
    known, since = environ.get("HTTP_IF_NONE_MATCH"), environ.get("HTTP_IF_MODIFIED_SINCE")
    if (known or since) and page.is_unchanged(variant, known, since):
        start_response("304 Not Modified", [*variant.unchanged, state])
        return NO_BODY
    start_response("200 OK", [*variant.fresh, state])
    return (variant.body,) if environ["REQUEST_METHOD"] == "GET" else NO_BODY
