"""Vietnamese texts that look like those of communes, as many as are wanted and no two alike: for tests and the bench.

A chain of words learns from the sentences of the sample content which word follows which; names and numbers are drawn.
"""

from __future__ import annotations

import random
import re
from collections import defaultdict
from functools import cache
from itertools import pairwise
from pathlib import Path

FOLDER = Path(__file__).parents[2] / "platform/congxa/demo/data"
PLACES = (
    "Khe Sanh",
    "Lao Bảo",
    "Hướng Hóa",
    "Tân Long",
    "Ba Tầng",
    "Hướng Phùng",
    "Suối Trong",
    "Bản Mới",
    "Cát Trắng",
)
WHO = ("Bà con", "Đoàn thanh niên", "Hội Phụ nữ", "Ủy ban nhân dân xã", "Trạm y tế", "Hợp tác xã", "Ban chỉ đạo")
SHARP = 0.12  # chance that a word is drawn from all, and not from those that follow the last one
# What stands in the papers of every commune; none of it is anybody's.
STANDING = (
    "Căn cứ Luật Tổ chức chính quyền địa phương ngày 19 tháng 6 năm 2015; Luật sửa đổi, bổ sung một số điều của Luật"
    " Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương ngày 22 tháng 11 năm 2019; theo đề nghị của Chánh Văn"
    " phòng Hội đồng nhân dân và Ủy ban nhân dân"
)


@cache
def sentences() -> tuple[str, ...]:
    """The sentences of the sample content, without its notation."""
    files = (file.read_text("utf-8") for file in sorted(FOLDER.glob("*.toml")) if file.stem != "pictures")
    raw = "\n".join(line for file in files for line in file.splitlines() if not line.startswith("#"))
    raw = re.sub(r"https?://\S+|\w+ = |[{}\[\]|#*=\"]", " ", raw)
    return tuple(" ".join(part.split()) for part in re.split(r"[.;:\n]", raw) if len(part.split()) > 5)


@cache
def _following() -> dict[str, list[str]]:
    found: dict[str, list[str]] = defaultdict(list)
    for sentence in sentences():
        words = sentence.split()
        for word, after in pairwise(words):
            found[word.lower()].append(after)
    return dict(found)


@cache
def _vocabulary() -> tuple[str, ...]:
    return tuple(sorted({word for sentence in sentences() for word in sentence.split() if word.strip(",").isalpha()}))


def text(number: int, words: int = 300) -> str:
    """The text with this number, of about so many words; the same each time."""
    chance, parts, count = random.Random(number), [], 0
    while count < words:
        parts.append(_sentence(chance))
        count += len(parts[-1].split())
    return " ".join(parts)


def _sentence(chance: random.Random) -> str:
    said = [chance.choice(WHO)]
    word = chance.choice(_vocabulary())
    for _ in range(chance.randint(9, 26)):
        said.append(word)
        after = _following().get(word.lower())
        is_free = not after or chance.random() < SHARP
        word = chance.choice(_vocabulary()) if is_free else chance.choice(after)
        if chance.random() < 0.03:
            said.append(chance.choice((f"{chance.randint(2, 980)} hộ", f"xã {chance.choice(PLACES)}", "năm 2026")))
    return f"{' '.join(said).rstrip(',')}."
