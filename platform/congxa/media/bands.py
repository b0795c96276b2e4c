"""Which of many kept prints can be near a given one, without comparing them all? Pure.

The bits of a print fall into four bands. Two prints that differ in ten bits at most differ in one of the bands in one
or two bits at most (three bands with three bits each and the fourth with two would be eleven), so whoever looks up all
neighbours of each band misses nothing (multi-index hashing, Norouzi and others, 2012). A band takes every fourth spot,
shifted from row to row: a sky is of one brightness for rows, and bands of whole rows would be alike in every second
photograph.
"""

from __future__ import annotations

from functools import cache
from itertools import combinations

from congxa.media.likeness import BITS, SIDE

BANDS = 4
# Every bit stands in one of them; the indexes of the database are made over these (migration 0023).
MASKS = tuple(
    sum(1 << (BITS - 1 - spot) for spot in range(BITS) if (spot // SIDE + spot % SIDE) % BANDS == band)
    for band in range(BANDS)
)


@cache
def flips(most: int) -> tuple[tuple[int, ...], ...]:
    """By band: the bits to turn, none to a few, so that of all prints that differ from one in ``most`` bits at most
    each is equal to it in one of the bands."""
    each, more = divmod(most + 1 - BANDS, BANDS)
    return tuple(_within(mask, each + (band < more)) for band, mask in enumerate(MASKS))


def _within(mask: int, radius: int) -> tuple[int, ...]:
    bits = [1 << place for place in range(BITS) if mask >> place & 1]
    return tuple(sum(turned) for count in range(radius + 1) for turned in combinations(bits, count))
