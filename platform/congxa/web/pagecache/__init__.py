"""Which page can be answered without asking anybody? A bounded store of public pages in front of the application.

    cache = PageCache(32 * 1024 * 1024)
    subscription = redis_cache.subscribe(cache.on_drop, cache.on_lost, cache.on_ready)
    wsgi = PageCacheMiddleware(app, cache)

A view marks its answer by putting a `Page` into `environ["congxa.page"]`; without the mark nothing is kept. A marked
answer depends on nothing but scheme, host, path and `?trang=`: what rewrites these for a proxy stands outside of this.
"""

from congxa.web.pagecache.middleware import PageCacheMiddleware
from congxa.web.pagecache.pages import MARK, Page
from congxa.web.pagecache.store import PageCache

__all__ = ["MARK", "Page", "PageCache", "PageCacheMiddleware"]
