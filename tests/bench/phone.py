"""The regulator's page limits on a phone with a weak line, read off Chromium's own traces.

The profile is that of common audits: processor four times slower, 150 ms round trip, 1.6 Mbit/s down, an empty cache.
The limits asked of us are half of what the ministry allows since 2025: first contentful paint 1.5 s, largest 2 s, total
blocking time 0.2 s; at most 300 KB without pictures, and no layout shift.
"""

from __future__ import annotations

import json
import statistics
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Browser, sync_playwright

from chromium import FLAGS, MISSING, find_chromium

CATEGORIES = ["devtools.timeline", "loading", "blink.user_timing", "toplevel", "disabled-by-default-devtools.timeline"]
SLOWDOWN = 4
LINE = {"offline": False, "latency": 150, "downloadThroughput": 1_600_000 / 8, "uploadThroughput": 750_000 / 8}
LONG_TASK = 50.0  # ms; what a task takes beyond it counts as blocking
RUNS = 3
LIMITS = {"FCP s": 1.5, "LCP s": 2.0, "TBT s": 0.2, "KB": 300.0, "CLS": 0.0}


@dataclass(frozen=True)
class Seen:
    """What one load of one page took. Times in seconds, weight in kilobytes as transferred, without pictures."""

    fcp: float
    lcp: float
    tbt: float
    shift: float
    weight: float
    pictures: float


def measure_pages(port: int, places: Iterable[tuple[str, str, str]]) -> None:
    """Print a row a page: (name, host, path)."""
    print(
        f"\n{'on a throttled phone (median of ' + str(RUNS) + ')':<44}"
        + "".join(f"{name:>9}" for name in LIMITS)
        + f"{'pictures KB':>13}"
    )
    print(f"{'limit':<44}" + "".join(f"{limit:>9.1f}" for limit in LIMITS.values()))
    with sync_playwright() as driver:
        path = find_chromium()
        if path is None:
            sys.exit(MISSING)
        browser = driver.chromium.launch(executable_path=path, args=list(FLAGS))
        for name, host, place in places:
            _row(name, [_load(browser, f"http://{host}:{port}{place}") for _ in range(RUNS)])
        browser.close()


def _row(name: str, seen: Sequence[Seen]) -> None:
    def middle(of: str) -> float:
        return statistics.median(getattr(one, of) for one in seen)

    values = (middle("fcp"), middle("lcp"), middle("tbt"), middle("weight"), middle("shift"))
    marks = "".join(
        f"{value:>8.2f}{'!' if value > limit else ' '}" for value, limit in zip(values, LIMITS.values(), strict=True)
    )
    print(f"{name:<44}{marks}{middle('pictures'):>13.0f}")


def _load(browser: Browser, url: str) -> Seen:
    context = browser.new_context(viewport={"width": 360, "height": 740}, device_scale_factor=2, is_mobile=True)
    page = context.new_page()
    control = context.new_cdp_session(page)
    control.send("Network.enable")
    control.send("Network.emulateNetworkConditions", LINE)
    control.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    browser.start_tracing(page=page, categories=CATEGORIES)
    page.goto(url, wait_until="load")
    page.wait_for_timeout(1500)
    events = json.loads(browser.stop_tracing())["traceEvents"]
    context.close()
    return read_trace(events, url)


def read_trace(events: Sequence[Mapping[str, Any]], url: str) -> Seen:
    """The figures of the navigation to ``url`` in a trace."""
    start = next(
        e for e in events if e["name"] == "navigationStart" and e["args"]["data"].get("documentLoaderURL") == url
    )
    thread, begun = (start["pid"], start["tid"]), start["ts"]
    own = [e for e in events if e["ts"] >= begun and e["pid"] == thread[0]]
    first = next(e["ts"] for e in own if e["name"] == "firstContentfulPaint")
    largest = max((e["ts"] for e in own if e["name"] == "largestContentfulPaint::Candidate"), default=first)
    tasks = [
        e["dur"] / 1000
        for e in own
        if e["name"] == "RunTask" and e["tid"] == thread[1] and e["ts"] >= first and "dur" in e
    ]
    shifts = [e["args"]["data"]["weighted_score_delta"] for e in own if e["name"] == "LayoutShift"]
    weight, pictures = _weights(own)
    return Seen(
        fcp=(first - begun) / 1e6,
        lcp=(largest - begun) / 1e6,
        tbt=sum(max(0.0, task - LONG_TASK) for task in tasks) / 1000,
        shift=sum(shifts),
        weight=weight / 1000,
        pictures=pictures / 1000,
    )


def _weights(events: Iterable[Mapping[str, Any]]) -> tuple[float, float]:
    """Bytes transferred, without pictures and of pictures."""
    kinds: dict[str, str] = {}
    sizes: dict[str, float] = {}
    for event in events:
        if event["name"] == "ResourceReceiveResponse":
            data = event["args"]["data"]
            kinds[data["requestId"]] = data.get("mimeType", "")
        elif event["name"] == "ResourceFinish":
            data = event["args"]["data"]
            sizes[data["requestId"]] = data.get("encodedDataLength", 0)
    pictures = sum(size for key, size in sizes.items() if kinds.get(key, "").startswith("image/"))
    return sum(sizes.values()) - pictures, pictures
