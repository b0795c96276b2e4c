"""Pages in front of the application: what is kept, for whom, and that a page that may be untrue never is."""

from __future__ import annotations

import gzip
import threading
from collections.abc import Callable, Iterable
from typing import Any

import brotli
import pytest

from congxa.web.pagecache import MARK, Page, PageCache, PageCacheMiddleware

BODY = ("<p>Trang thông tin điện tử thị trấn Khe Sanh</p>" * 100).encode()
HTML = ("Content-Type", "text/html; charset=utf-8")
MIDNIGHT = 1_614_358_800.0


class Clock:
    def __init__(self) -> None:
        self.now = MIDNIGHT

    def __call__(self) -> float:
        return self.now


class Site:
    """An application that counts how often it is asked."""

    def __init__(self) -> None:
        self.asked = 0
        self.closed = 0
        self.page: Page | None = Page(frozenset({"unit:khe-sanh"}))
        self.status = "200 OK"
        self.headers: list[tuple[str, str]] = [HTML]
        self.body = BODY
        self.meanwhile: Callable[[], object] = lambda: None

    def __call__(self, environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        self.asked += 1
        body = self.body
        self.meanwhile()
        if self.page is not None:
            environ[MARK] = self.page
        start_response(self.status, self.headers)
        return Closing([body] if environ["REQUEST_METHOD"] != "HEAD" else [], self)


class Closing(list[bytes]):
    def __init__(self, pieces: Iterable[bytes], site: Site) -> None:
        super().__init__(pieces)
        self.site = site

    def close(self) -> None:
        self.site.closed += 1


class Answer:
    def __init__(self, status: str, headers: list[tuple[str, str]], body: bytes) -> None:
        self.status = int(status.split()[0])
        self.headers = {name.lower(): value for name, value in headers}
        assert len(self.headers) == len(headers), "no header twice"
        self.body = body

    @property
    def cache(self) -> str | None:
        return self.headers.get("x-cache")


class Reader:
    def __init__(self, app: PageCacheMiddleware) -> None:
        self.app = app

    def get(self, path: str = "/", method: str = "GET", **headers: str) -> Answer:
        path, _, query = path.partition("?")
        environ: dict[str, Any] = {
            "REQUEST_METHOD": method,
            "PATH_INFO": path,
            "QUERY_STRING": query,
            "wsgi.url_scheme": headers.pop("scheme", "http"),
            "HTTP_HOST": headers.pop("host", "khe-sanh.localhost:8000"),
        }
        environ |= {f"HTTP_{name.upper()}": value for name, value in headers.items()}
        given: list[Any] = []
        pieces = self.app(environ, lambda status, head, exc=None: given.append((status, head)))
        body = b"".join(pieces)
        if hasattr(pieces, "close"):
            pieces.close()
        assert len(given) == 1
        return Answer(*given[0], body)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def cache(clock: Clock) -> PageCache:
    cache = PageCache(clock=clock)
    cache.on_ready()
    return cache


@pytest.fixture
def site() -> Site:
    return Site()


@pytest.fixture
def reader(site: Site, cache: PageCache) -> Reader:
    return Reader(PageCacheMiddleware(site, cache))


def test_the_second_reader_is_answered_without_the_application(reader: Reader, site: Site) -> None:
    first, second = reader.get(), reader.get()
    assert (first.cache, second.cache) == ("miss", "hit")
    assert site.asked == 1
    assert site.closed == 1
    assert first.body == second.body == BODY
    assert first.headers | {"x-cache": "hit"} == second.headers
    assert second.headers["content-length"] == str(len(BODY))
    assert second.headers["content-type"] == HTML[1]
    assert second.headers["cache-control"] == "no-cache"


def test_a_page_without_the_mark_is_passed_on_untouched(reader: Reader, site: Site) -> None:
    site.page = None
    site.headers = [HTML, ("Set-Cookie", "session=1"), ("ETag", '"own"')]
    for _ in range(2):
        answer = reader.get(accept_encoding="br")
        assert answer.headers == {"content-type": HTML[1], "set-cookie": "session=1", "etag": '"own"'}
        assert answer.body == BODY
    assert site.asked == 2


@pytest.mark.parametrize(
    ("status", "header"),
    [
        ("404 Not Found", ("X", "")),
        ("410 Gone", ("X", "")),
        ("301 Moved Permanently", ("Location", "/")),
        ("503 Service Unavailable", ("X", "")),
        ("200 OK", ("Set-Cookie", "session=1")),
        ("200 OK", ("Cache-Control", "private")),
        ("200 OK", ("Cache-Control", "no-store")),
        ("200 OK", ("Vary", "Cookie")),
        ("200 OK", ("Content-Encoding", "gzip")),
    ],
)
def test_an_answer_that_is_not_for_everybody_is_not_kept(
    reader: Reader, site: Site, cache: PageCache, status: str, header: tuple[str, str]
) -> None:
    site.status, site.headers = status, [HTML, header]
    for _ in range(2):
        answer = reader.get()
        assert answer.cache == "off"
        assert answer.headers[header[0].lower()] == header[1]
    assert site.asked == 2
    assert len(cache) == 0


@pytest.mark.parametrize("query", ["trang=1", "trang=999"])
def test_pages_of_a_list_are_kept_apart(reader: Reader, site: Site, query: str) -> None:
    reader.get("/")
    assert reader.get(f"/?{query}").cache == "miss"
    assert reader.get(f"/?{query}").cache == "hit"
    assert site.asked == 2


@pytest.mark.parametrize(
    "query", ["q=1", "trang=1000", "trang=", "trang=1&q=1", "TRANG=1", "trang=1%0a", "trang=1\n", "trang=١"]
)
def test_any_other_query_asks_the_application(reader: Reader, cache: PageCache, query: str) -> None:
    assert [reader.get(f"/?{query}").cache for _ in range(2)] == ["off", "off"]
    assert len(cache) == 0


def test_hosts_schemes_and_paths_are_kept_apart(reader: Reader, site: Site) -> None:
    addresses = [{}, {"host": "lao-bao.localhost:8000"}, {"scheme": "https"}]
    for address in addresses:
        assert reader.get(**address).cache == "miss"
    assert reader.get("/tin").cache == "miss"
    assert reader.get(host="KHE-SANH.localhost:8000").cache == "hit"
    assert site.asked == 4


def test_another_port_is_the_same_page(reader: Reader, site: Site) -> None:
    """No page depends on it, and one reader could fill the store with a copy for each."""
    reader.get()
    assert reader.get(host="khe-sanh.localhost:1").cache == "hit"


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS"])
def test_what_is_not_reading_always_reaches_the_application(reader: Reader, site: Site, method: str) -> None:
    reader.get()
    assert reader.get(method=method).cache is None
    assert site.asked == 2


def test_head_is_answered_from_what_get_left_and_leaves_nothing_itself(reader: Reader, site: Site) -> None:
    assert reader.get(method="HEAD").cache == "off"
    full = reader.get()
    head = reader.get(method="HEAD")
    assert (full.cache, head.cache) == ("miss", "hit")
    assert head.body == b""
    assert head.headers["content-length"] == str(len(BODY))
    assert site.asked == 2


def test_a_drop_ends_the_pages_of_its_tags_and_no_others(reader: Reader, site: Site, cache: PageCache) -> None:
    reader.get("/khe-sanh")
    site.page = Page(frozenset({"unit:lao-bao", "host:bad.example"}))
    reader.get("/lao-bao")
    cache.on_drop(1, ["unit:khe-sanh"])
    assert (reader.get("/khe-sanh").cache, reader.get("/lao-bao").cache) == ("miss", "hit")
    cache.drop_local(["host:bad.example"])
    assert reader.get("/lao-bao").cache == "miss"


def test_a_page_made_while_its_tag_was_dropped_is_served_and_not_kept(
    reader: Reader, site: Site, cache: PageCache
) -> None:
    site.meanwhile = lambda: cache.on_drop(1, ["unit:khe-sanh"])
    assert reader.get().body == BODY
    assert len(cache) == 0
    site.meanwhile = lambda: cache.on_drop(2, ["unit:lao-bao"])
    reader.get()
    assert reader.get().cache == "hit"


@pytest.mark.parametrize(
    "happening",
    [
        lambda cache: cache.drop_local(["unit:khe-sanh"]),
        lambda cache: cache.on_lost(),
        lambda cache: (cache.on_lost(), cache.on_ready()),
        lambda cache: cache.on_drop(9, ["unit:lao-bao"]),
    ],
    ids=["local drop", "lost", "lost and found", "a number skipped"],
)
def test_a_page_made_while_a_drop_may_have_been_missed_is_not_kept(
    reader: Reader, site: Site, cache: PageCache, happening: Callable[[PageCache], object]
) -> None:
    cache.on_drop(1, ["other"])
    site.meanwhile = lambda: happening(cache)
    assert reader.get().status == 200
    assert len(cache) == 0


def test_a_page_older_than_the_remembered_drops_is_not_kept(
    reader: Reader, site: Site, cache: PageCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("congxa.web.pagecache.store.REMEMBERED_DROPS", 10)

    def drop_many() -> None:
        cache.drop_local(["unit:khe-sanh"])
        for number in range(20):
            cache.drop_local([f"article:{number}"])

    site.meanwhile = drop_many
    reader.get()
    assert len(cache) == 0


def test_a_skipped_number_empties_and_the_same_number_twice_does_not(reader: Reader, cache: PageCache) -> None:
    cache.on_drop(5, ["other"])
    reader.get()
    cache.on_drop(5, ["other"])
    cache.on_drop(6, ["other"])
    assert reader.get().cache == "hit"
    cache.on_drop(8, ["other"])
    assert reader.get().cache == "miss"
    cache.on_drop(1, ["other"])
    assert reader.get().cache == "miss"


def test_nothing_is_kept_until_drops_are_heard(site: Site) -> None:
    cache = PageCache()
    reader = Reader(PageCacheMiddleware(site, cache))
    assert [reader.get().cache for _ in range(2)] == ["miss", "miss"]
    cache.on_ready()
    assert [reader.get().cache for _ in range(2)] == ["miss", "hit"]
    cache.on_lost()
    assert len(cache) == 0
    assert cache.size == 0
    assert [reader.get().cache for _ in range(2)] == ["miss", "miss"]


def test_a_page_ends_when_it_says_and_after_five_minutes_at_the_latest(
    reader: Reader, site: Site, clock: Clock, cache: PageCache
) -> None:
    site.page = Page(frozenset(), expires=clock.now + 60)
    reader.get("/short")
    site.page = Page(frozenset(), expires=clock.now + 86_400)
    reader.get("/long")
    clock.now += 59
    assert (reader.get("/short").cache, reader.get("/long").cache) == ("hit", "hit")
    clock.now += 1
    assert (reader.get("/short").cache, reader.get("/long").cache) == ("miss", "hit")
    clock.now += 240
    assert reader.get("/long").cache == "miss"


@pytest.mark.parametrize(
    ("accepted", "encoding"),
    [
        ("gzip, deflate, br, zstd", "br"),
        ("gzip", "gzip"),
        ("GZIP;q=0.5", "gzip"),
        ("br;q=0.1, gzip;q=0.9", "gzip"),
        ("br;q=0, gzip;q=0, *;q=1", None),
        ("*", "br"),
        ("br;q=0", None),
        ("identity, br;q=0.5", None),
        ("zstd", None),
        ("br;q=nonsense", None),
        (", ;;q", None),
        ("", None),
    ],
)
def test_every_reader_gets_an_encoding_it_takes(reader: Reader, accepted: str, encoding: str | None) -> None:
    reader.get()
    answer = reader.get(accept_encoding=accepted)
    assert answer.cache == "hit"
    assert answer.headers.get("content-encoding") == encoding
    assert answer.headers["vary"] == "Accept-Encoding"
    assert answer.headers["content-length"] == str(len(answer.body))
    undo: dict[str | None, Callable[[bytes], bytes]] = {"br": brotli.decompress, "gzip": gzip.decompress, None: bytes}
    assert undo[encoding](answer.body) == BODY


def test_every_encoding_has_its_own_tag_and_the_tag_follows_the_bytes(
    reader: Reader, site: Site, cache: PageCache
) -> None:
    reader.get()
    tags = {reader.get(accept_encoding=accepted).headers["etag"] for accepted in ("", "gzip", "br")}
    assert len(tags) == 3
    cache.drop_local(["unit:khe-sanh"])
    assert reader.get().headers["etag"] in tags
    site.body = BODY + b"!"
    cache.drop_local(["unit:khe-sanh"])
    assert reader.get().headers["etag"] not in tags


def test_small_pages_and_pictures_are_not_compressed(reader: Reader, site: Site) -> None:
    site.body = b"<p>ng\xe1\xba\xafn</p>"
    reader.get("/small")
    assert "content-encoding" not in reader.get("/small", accept_encoding="br").headers
    site.body, site.headers = BODY, [("Content-Type", "image/jpeg")]
    reader.get("/picture")
    assert "content-encoding" not in reader.get("/picture", accept_encoding="br").headers


def test_a_reader_who_has_the_page_is_told_so(reader: Reader, site: Site) -> None:
    reader.get()
    full = reader.get(accept_encoding="br")
    for known in (full.headers["etag"], f'"other", W/{full.headers["etag"]}', "*"):
        again = reader.get(accept_encoding="br", if_none_match=known)
        assert (again.status, again.body, again.cache) == (304, b"", "hit")
        assert again.headers["etag"] == full.headers["etag"]
        assert again.headers["cache-control"] == "no-cache"
        assert "content-length" not in again.headers
    assert reader.get(if_none_match=full.headers["etag"]).status == 200, "another encoding is another set of bytes"


def test_the_date_counts_only_without_a_tag(reader: Reader) -> None:
    seen = reader.get().headers["last-modified"]
    assert seen == "Fri, 26 Feb 2021 17:00:00 GMT"
    assert reader.get(if_modified_since=seen).status == 304
    assert reader.get(if_modified_since="Fri, 26 Feb 2021 16:59:59 GMT").status == 200
    assert reader.get(if_modified_since="nonsense").status == 200
    assert reader.get(if_modified_since=seen, if_none_match='"other"').status == 200


def test_the_memory_is_bounded_and_what_is_read_stays(site: Site, clock: Clock) -> None:
    cache = PageCache(100_000, clock)
    cache.on_ready()
    reader = Reader(PageCacheMiddleware(site, cache))
    reader.get("/loved")
    for number in range(100):
        reader.get(f"/{number}")
        assert reader.get("/loved").cache == "hit"
        assert cache.size <= 100_000
    assert reader.get("/0").cache == "miss"
    assert 5 < len(cache) < 20
    cache.drop_local(["unit:khe-sanh"])
    assert (len(cache), cache.size) == (0, 0)


def test_encodings_made_later_are_counted(reader: Reader, cache: PageCache) -> None:
    reader.get()
    before = cache.size
    made = len(reader.get(accept_encoding="br").body) + len(reader.get(accept_encoding="gzip").body)
    assert cache.size == before + made


def test_a_page_too_large_for_its_share_is_served_and_not_kept(site: Site) -> None:
    cache = PageCache(len(BODY) * 8)
    cache.on_ready()
    assert Reader(PageCacheMiddleware(site, cache)).get().body == BODY
    assert len(cache) == 0


def test_an_application_that_answers_piece_by_piece_and_late_is_passed_on(cache: PageCache) -> None:
    def late(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[MARK] = Page(frozenset())
        start_response("200 OK", [HTML])
        yield b"one"
        yield b"two"

    environ: dict[str, Any] = {"REQUEST_METHOD": "GET", "PATH_INFO": "/", "wsgi.url_scheme": "http", "HTTP_HOST": "a"}
    given: list[Any] = []
    pieces = PageCacheMiddleware(late, cache)(environ, lambda *head: given.append(head))
    assert b"".join(pieces) == b"onetwo"
    assert given == [("200 OK", [HTML, ("X-Cache", "off")])]
    assert len(cache) == 0


def test_an_error_found_late_replaces_the_answer_that_was_held(cache: PageCache) -> None:
    def failing(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ[MARK] = Page(frozenset())
        start_response("200 OK", [HTML])
        try:
            raise RuntimeError
        except RuntimeError as error:
            start_response("500 Internal Server Error", [HTML], (RuntimeError, error, error.__traceback__))
        return [b"sorry"]

    answer = Reader(PageCacheMiddleware(failing, cache)).get()
    assert (answer.status, answer.body, len(cache)) == (500, b"sorry", 0)


def test_many_threads_never_see_a_page_from_before_their_own_drop(cache: PageCache) -> None:
    """Each writer changes the page, drops it and reads: what it reads is never older than what it wrote."""
    state = {"version": 0}
    lock = threading.Lock()
    stale: list[tuple[int, int]] = []

    def app(environ: dict[str, Any], start_response: Callable[..., Any]) -> Iterable[bytes]:
        version = state["version"]
        environ[MARK] = Page(frozenset({"unit:khe-sanh"}))
        start_response("200 OK", [HTML])
        return [str(version).encode()]

    reader = Reader(PageCacheMiddleware(app, cache))

    def write_and_read() -> None:
        for _ in range(500):
            with lock:
                state["version"] += 1
                mine = state["version"]
            cache.drop_local(["unit:khe-sanh"])
            for _ in range(3):
                seen = int(reader.get().body)
                if seen < mine:
                    stale.append((mine, seen))

    threads = [threading.Thread(target=write_and_read) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert stale == []
    assert int(reader.get().body) == 2000
