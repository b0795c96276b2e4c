"""How long does taking a picture in take, and how much memory? Beside a bare decode by Pillow of the same file.

Each figure of memory is that of a process of its own: what it needs at most beyond the program itself.
"""

from __future__ import annotations

import io
import json
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

TESTS = Path(__file__).parents[1]
SIZES = {1: (1200, 840), 12: (4000, 3000), 24: (6000, 4000), 60: (10_000, 5_990)}
LARGEST = {"PNG": (10_000, 5_990), "GIF": (10_000, 5_990), "WEBP": (6_120, 4_080)}  # that each format may have
ROUNDS = 300


def photograph(size: tuple[int, int], kind: str = "JPEG") -> bytes:
    """A picture of this size that packs about as well as a taken one, marked as an agency marks it."""
    from PIL import Image

    from media import marked

    small = Image.effect_noise((size[0] // 8, size[1] // 8), 60).convert("RGB")
    buffer = io.BytesIO()
    options = {"quality": 70} if kind != "PNG" else {"compress_level": 1}
    big = small.resize(size, Image.Resampling.BICUBIC) if kind == "JPEG" else Image.new("RGB", size, "green")
    big.save(buffer, kind, **options)
    if kind != "JPEG":
        return buffer.getvalue()
    exif = marked.exif({marked.ARTIST: b"Ho Van Suoi\0"}, {marked.ORIGINAL: b"2026:11:20 08:15:00\0"}, has_place=True)
    iptc = marked.iptc({marked.BYLINE: "Hồ Văn Suối".encode(), marked.CREDIT: b"TTXVN"}, says_utf_8=True)
    packet = marked.xmp({"photoshop:Credit": "TTXVN"}, {"dc:creator": ["Hồ Văn Suối"], "dc:rights": ["TTXVN"]})
    return marked.jpeg(exif, iptc, packet, buffer.getvalue())


def bare(data: bytes) -> None:
    """The yardstick: every pixel, nothing else."""
    from PIL import Image

    with Image.open(io.BytesIO(data)) as picture:
        picture.load()


def whole(data: bytes) -> None:
    """What an upload costs before it is stored: checks, decode, metadata, hash, the smallest rendition."""
    from congxa.media import examine, renditions

    facts, shown = examine(data, "anh.jpg")
    width = renditions.widths_of(facts.width)[0]
    renditions._packed(renditions._at_width(shown, width))


def metadata(data: bytes) -> None:
    """Opening the file and reading what it says, no pixel."""
    from PIL import Image

    from congxa.media.evidence import of_picture

    with Image.open(io.BytesIO(data)) as picture:
        of_picture(picture, picture.size, "anh.jpg")


def opened(data: bytes) -> None:
    """The yardstick of that."""
    from PIL import Image

    with Image.open(io.BytesIO(data)):
        pass


WORKS: dict[str, Callable[[bytes], None]] = {"bare": bare, "whole": whole}


def in_a_process(work: str, file: Path) -> tuple[float, float]:
    """Seconds of the processor and MB of memory that a work takes in a process of its own."""
    command = [sys.executable, __file__, work, str(file)]
    answer = subprocess.run(command, capture_output=True, check=True, text=True).stdout
    seconds, megabytes = json.loads(answer)
    return seconds, megabytes


def measured(work: str, file: str) -> tuple[float, float]:
    """The same, here: the second time counts, for the first one also loads the decoders."""
    data = Path(file).read_bytes()
    WORKS[work](photograph((64, 64)))
    Path("/proc/self/clear_refs").write_text("5")  # the highest mark of memory starts anew
    before = _most_mb()
    begun = time.process_time()
    WORKS[work](data)
    took = time.process_time() - begun
    return took, _most_mb() - before


def _most_mb() -> float:
    status = Path("/proc/self/status").read_text()
    return next(int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")) / 1024


def table(folder: Path) -> None:
    """Print the table."""
    print(f"\nintake of pictures{'':<18}{'s':>10}{'MB at most':>12}{'bare s':>10}{'bare MB':>10}")
    pictures = [("JPEG", size) for size in SIZES.values()] + list(LARGEST.items())
    for kind, size in pictures:
        megapixels = round(size[0] * size[1] / 1e6)
        file = folder / (f"{megapixels}.jpg" if kind == "JPEG" else f"largest.{kind.lower()}")
        file.write_bytes(photograph(size, kind))
        (seconds, most), (bare_s, bare_mb) = in_a_process("whole", file), in_a_process("bare", file)
        name = f"{kind}, {megapixels} megapixels, {file.stat().st_size / 1e6:.1f} MB"
        print(f"  {name:<34}{seconds:>10.2f}{most:>12.0f}{bare_s:>10.2f}{bare_mb:>10.0f}", flush=True)
    data = (folder / "1.jpg").read_bytes()
    for name, work in (("EXIF, IPTC and XMP read, files/s", metadata), ("only opened (yardstick), files/s", opened)):
        work(data)
        begun = time.perf_counter()
        for _ in range(ROUNDS):
            work(data)
        print(f"  {name:<34}{ROUNDS / (time.perf_counter() - begun):>10,.0f}", flush=True)


if __name__ == "__main__":
    sys.path[:0] = [str(TESTS)]
    print(json.dumps(measured(*sys.argv[1:])))
