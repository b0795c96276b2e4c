"""A text pasted into a longer one is found with its place, and two texts that have nothing in common are left alone."""

from __future__ import annotations

import random
from collections import defaultdict

import pytest

from congxa.reuse.passages import Passage, find_passages, standing_phrases
from congxa.reuse.winnowing import Kept, prints, shingles
from congxa.reuse.words import words_of
from reuse.handling import ALL, Handle
from reuse.texts import STANDING, text

CASES = 80  # for each way to handle a text: 640 in all
PAIRS = 1000
PLACED = 3  # words by which a passage may begin or end beside the true place


def pasted(number: int, handle: Handle) -> tuple[str, str, int, int]:
    """A text; a longer one with it inside; where it begins there, and where it ends, in words."""
    chance = random.Random(number)
    original = text(number, chance.choice((60, 150, 400)))
    around = text(1_000_000 + number, 600).split()
    at = chance.choice((0, len(around) // 2, len(around), chance.randrange(len(around))))
    before, after = " ".join(around[:at]), " ".join(around[at:])
    inside = handle(original, chance)
    start = len(words_of(before))
    return original, f"{before} {inside} {after}", start, start + len(words_of(inside))


@pytest.mark.parametrize("handle", ALL, ids=lambda handle: handle.__name__)
def test_an_article_pasted_into_a_longer_text_is_found_with_its_place(handle: Handle) -> None:
    found = 0
    for number in range(CASES):
        original, longer, start, end = pasted(number, handle)
        one, other = words_of(longer).folded, words_of(original).folded
        shared = {each.print for each in prints(one)} & {each.print for each in prints(other)}
        passages = find_passages(one, other)
        if shared and passages:
            first, last = passages[0], passages[-1]
            covered = sum(each.end - each.start for each in passages)
            is_placed = abs(first.start - start) <= PLACED and abs(last.end - end) <= PLACED
            # Changed words beside the border of the passage are outside of it.
            loose = handle.__name__ == "few_words_changed" and covered >= 0.85 * (end - start)
            found += (is_placed and covered >= 0.9 * (end - start)) or loose
    assert found >= 0.99 * CASES, f"{found} of {CASES}"


def test_nothing_is_found_in_texts_that_have_nothing_in_common() -> None:
    reported = []
    for number in range(PAIRS):
        one, other = (words_of(text(seed, 400)).folded for seed in (number, 5_000_000 + number))
        if find_passages(one, other):
            reported.append(number)
    assert reported == []


def test_the_papers_of_two_communes_have_nothing_in_common_but_what_stands_in_all() -> None:
    """Each of a hundred papers begins with the same legal ground: that is nobody's."""
    holders: dict[int, set[int]] = defaultdict(set)
    papers = {number: words_of(f"{STANDING} {text(number, 200)}").folded for number in range(100)}
    for number, folded in papers.items():
        for each in prints(folded):
            holders[each.print].add(number)
    common = {print_ for print_, papers_with_it in holders.items() if len(papers_with_it) > 25}
    for number in range(0, 100, 2):
        passed_over = standing_phrases(prints(papers[number]), common)
        assert find_passages(papers[number], papers[number + 1], passed_over) == [], number


def test_beside_a_standing_phrase_a_copied_passage_is_found_all_the_same() -> None:
    copied = text(3, 120)
    one = words_of(f"{STANDING} {text(1, 100)} {copied}").folded
    other = words_of(f"{STANDING} {copied} {text(2, 100)}").folded
    common = {each.print for each in prints(words_of(STANDING).folded)}
    (passage,) = find_passages(one, other, standing_phrases(prints(one), common))
    assert passage.equal == len(words_of(copied))


def test_what_is_equal_for_23_words_shares_a_print_wherever_it_stands() -> None:
    passage = " ".join(text(9, 40).split()[:23])
    assert len(words_of(passage)) == 23
    for number in range(200):
        one = words_of(f"{text(number, 20 + number)} {passage} {text(number + 500, 60)}").folded
        other = words_of(f"{text(number + 900, 75)} {passage}").folded
        assert {each.print for each in prints(one)} & {each.print for each in prints(other)}


def test_a_passage_says_where_it_stands_on_both_sides() -> None:
    shared = [f"chung{number}" for number in range(30)]
    one = [*(f"a{number}" for number in range(5)), *shared, *(f"b{number}" for number in range(7))]
    other = [*(f"c{number}" for number in range(50)), *shared]
    assert find_passages(one, other) == [Passage(5, 35, 50, 80, 30)]


def test_few_words_changed_do_not_cut_a_passage_in_two() -> None:
    shared = [f"chung{number}" for number in range(60)]
    changed = [*shared[:20], "khác", "hẳn", *shared[21:40], *shared[43:]]
    (passage,) = find_passages(changed, shared)
    assert (passage.start, passage.end, passage.other_start, passage.other_end) == (0, len(changed), 0, 60)
    assert passage.equal == 20 + 19 + 17


def test_less_than_twenty_equal_words_are_nobodys_business() -> None:
    shared = [f"chung{number}" for number in range(19)]
    assert find_passages([*shared, "x"], [*shared, "y"]) == []


def test_a_text_of_few_words_has_a_print_and_one_of_fewer_has_none() -> None:
    assert len(prints(list("abcdefgh"))) == 1
    assert prints(list("abcdefg")) == []


def test_prints_are_numbers_that_the_database_keeps() -> None:
    kept = prints(words_of(text(1, 2000)).folded)
    assert all(-(2**31) <= each.print < 2**31 for each in kept)
    assert min(each.print for each in kept) < 0
    assert [each.place for each in kept] == sorted({each.place for each in kept})
    assert isinstance(kept[0], Kept)


def test_of_sixteen_prints_in_a_row_the_least_is_kept_and_of_equal_ones_the_last() -> None:
    for seed in range(300):
        chance = random.Random(seed)
        folded = [chance.choice("abc") for _ in range(chance.randrange(8, 120))]  # so few words that prints repeat
        every = shingles(folded)
        windows = [every[start : start + 16] for start in range(max(1, len(every) - 15))]
        least = [
            start + max(place for place, each in enumerate(window) if each == min(window))
            for start, window in enumerate(windows)
        ]
        assert [each.place for each in prints(folded)] == sorted(set(least)), seed


def test_a_sentence_that_stands_twice_in_both_texts_is_found_at_both_places() -> None:
    said, between = [f"chung{number}" for number in range(25)], [f"a{number}" for number in range(30)]
    twice = [*said, *between, *said]
    assert [(each.start, each.end) for each in find_passages(twice, [*said, "x"])] == [(0, 25), (55, 80)]
    passed_over = {3, 60}  # which leaves 21 words of one and 19 of the other
    assert [(each.start, each.end) for each in find_passages(twice, [*said, "x"], passed_over)] == [(4, 25)]


def test_a_text_keeps_about_one_print_for_eight_words() -> None:
    words = words_of(text(1, 3000)).folded
    assert len(words) / 11 < len(prints(words)) < len(words) / 7
