"""Files by key, in a folder."""

from __future__ import annotations

from pathlib import Path

import pytest

from congxa.adapters.storage import CHUNK, Storage
from congxa.core.errors import Missing, Unavailable


@pytest.fixture
def storage(tmp_path: Path) -> Storage:
    return Storage.open(tmp_path / "tệp của xã")


def test_what_is_put_is_found_replaced_and_removed(storage: Storage) -> None:
    key = "khe-sanh/goc/3fa2.jpg"
    assert not storage.exists(key)
    storage.put(key, b"one", "image/jpeg")
    storage.put(key, b"two", "image/jpeg")
    assert storage.exists(key)
    assert storage.get(key) == b"two"
    storage.delete(key)
    storage.delete(key)
    assert not storage.exists(key)
    with pytest.raises(Missing):
        storage.get(key)


def test_a_large_file_comes_in_pieces(storage: Storage) -> None:
    body = bytes(range(256)) * 8192
    storage.put("lao-bao/phim.mp4", body, "video/mp4")
    pieces = list(storage.stream("lao-bao/phim.mp4"))
    assert len(pieces) > 1
    assert max(map(len, pieces)) <= 2 * CHUNK
    assert b"".join(pieces) == body


def test_a_missing_stream_is_told_before_the_first_piece(storage: Storage) -> None:
    with pytest.raises(Missing):
        storage.stream("lao-bao/khong-co.mp4")


@pytest.mark.parametrize(
    "key",
    ["", "khe-sanh", "khe-sanh/", "/khe-sanh/a", "khe-sanh/../lao-bao/a", "khe-sanh/.an", "Khe-Sanh/a", "a/b//c",
     "a/b\n", "a/b c", "a/ảnh.jpg", "a/" + "b" * 500],
)  # fmt: skip
def test_a_key_that_could_leave_its_unit_is_no_key(storage: Storage, key: str) -> None:
    with pytest.raises(ValueError, match="not a storage key"):
        storage.put(key, b"x", "text/plain")
    with pytest.raises(ValueError, match="not a storage key"):
        storage.get(key)


def test_a_file_url_names_a_folder(tmp_path: Path) -> None:
    Storage.open(f"file://{tmp_path}/c%C3%B4ng%20khai").put("a/b", b"x", "text/plain")
    assert (tmp_path / "công khai" / "a" / "b").read_bytes() == b"x"


def test_another_kind_of_url_is_refused() -> None:
    with pytest.raises(ValueError, match=r"STORAGE_URL.*ftp"):
        Storage.open("ftp://example.invalid/x")


def test_a_place_that_cannot_be_written_is_unavailable_and_not_missing(tmp_path: Path) -> None:
    storage = Storage.open(tmp_path)
    (tmp_path / "khe-sanh").write_text("a file where the folder should be")
    with pytest.raises(Unavailable):
        storage.put("khe-sanh/anh.jpg", b"x", "image/jpeg")
