"""The SQL of search. Kept apart, because every line of it was measured (``make bench``).

Two ways lead to what matches. The newest items are read and compared one by one: that is quick for words that stand in
every third text, however many texts there are. For rarer words the index of lexemes names the items, and the newest of
those are taken. Each is slow where the other is quick.
"""

from __future__ import annotations

from sqlalchemy import text

# The planner counts a comparison of lexemes as cheap, not knowing that they must be fetched from beside the table; left
# alone it reads whole tables. The settings hold for this transaction alone, which reads.
PREPARE = text(
    "select set_config('enable_seqscan', 'off', true), set_config('jit', 'off', true),"
    " set_config('work_mem', '16MB', true)"
)

RANKS = ("whole", "exact", "title", "exact_title", "summary", "phrase", "begins_title")
_RANKED = ", ".join(f"words @@ cast(:{name} as tsquery) as {name}" for name in RANKS)
_BETWEEN = (
    " and published_at >= coalesce(:since, '-infinity'::timestamptz)"
    " and published_at < coalesce(:until, 'infinity'::timestamptz)"
)
# Joined with nothing, the lexemes are fetched once and compared often; "offset 0" keeps the planner from undoing it.
_FETCHED = "select id, kind, section_id, published_at, words || ''::tsvector as words"

NEWEST = text(
    f"select id, kind, section_id, published_at, {_RANKED} from ({_FETCHED}"  # noqa: S608 - nothing from outside
    f" from (select * from search_public where unit_id = :unit_id{_BETWEEN} order by published_at desc limit :depth)"
    " newest offset 0) fetched where words @@ cast(:query as tsquery)"
)

HAS_MORE = text(
    f"select exists (select from search_public where unit_id = :unit_id{_BETWEEN}"  # noqa: S608 - as above
    " order by published_at desc offset :depth limit 1) as more"
)

# "+ 0": the items of the unit are not to be walked through here, that is what the other way does. Only ids and dates
# are sorted; the rest is read for the few that are taken.
BY_WORDS = text(
    "with best as materialized (select id from search_public"  # noqa: S608 - as above
    f" where unit_id + 0 = :unit_id and words @@ cast(:query as tsquery){_BETWEEN}"
    " order by published_at desc, id desc limit :most)"
    f" select id, kind, section_id, published_at, {_RANKED} from ({_FETCHED}"
    " from search_public where id in (select id from best) offset 0) fetched"
)

LINES = text(
    "select i.id, i.kind, i.title, i.summary, left(i.body, :deepest) as body, i.facts, i.path, i.published_at,"
    " s.title as section_title"
    " from search_public i left join section s on s.unit_id = i.unit_id and s.id = i.section_id"
    " where i.unit_id = :unit_id and i.id = any(:ids)"
)

NAMES = text("select id, title, slug from section where unit_id = :unit_id and id = any(:ids)")
