"""Which words on screen stand in plain dictionaries? For ``pybabel extract``, which by itself sees calls of ``_()``.

Packages below web know nothing of languages: they keep Vietnamese titles, and the pages show them through ``_()``.
Only closed lists like these: in a template the result of ``_()`` counts as safe HTML and its ``%`` as a placeholder.
"""

from __future__ import annotations

import ast
import tomllib
from collections.abc import Collection, Iterable, Mapping
from io import BytesIO
from typing import IO, Any, TypeAlias

from babel.messages.extract import extract_python

Found: TypeAlias = tuple[Any, ...]  # line, function, words, comments: what Babel asks for


def extract(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
) -> Iterable[Found]:
    """The words in calls, and those in the module's assignments to what the option ``names`` lists."""
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    wanted = set(options["names"].split())
    for statement in ast.parse(source).body:
        if isinstance(statement, (ast.Assign, ast.AnnAssign)) and statement.value and _targets(statement) & wanted:
            yield from ((line, None, text, []) for line, text in _texts(statement.value))


def extract_rows(
    file: IO[bytes], _keywords: Mapping[str, Any], _comment_tags: Collection[str], options: Any
) -> Iterable[Found]:
    """The values of the keys in the option ``names``, in every row of the arrays ``tables`` of a TOML file.

    A row has not to have all of them. A value may be a table itself: then all that stands in it.
    """
    source = tomllib.loads(file.read().decode())
    for row in (row for table in options["tables"].split() for row in source[table]):
        for value in (row[name] for name in options["names"].split() if name in row):
            yield from ((1, None, text, []) for text in (value.values() if isinstance(value, dict) else (value,)))


def extract_declared(
    file: IO[bytes], keywords: Mapping[str, Any], comment_tags: Collection[str], options: Any
) -> Iterable[Found]:
    """The strings handed over by the keywords in the option ``names``: ``Text(name="number", label="Số, ký hiệu")``.

    Those in assignments to such names too, as ``extract`` finds them, and the words in calls.
    """
    source = file.read()
    yield from extract_python(BytesIO(source), keywords, comment_tags, options)
    wanted = set(options["names"].split())
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, (ast.Assign, ast.AnnAssign)):
            said = node.value if _targets(node) & wanted else None
        else:
            said = node.value if isinstance(node, ast.keyword) and node.arg in wanted else None
        if said is not None:
            yield from ((line, None, text, []) for line, text in _texts(said))


def _targets(statement: ast.Assign | ast.AnnAssign) -> set[str]:
    targets = statement.targets if isinstance(statement, ast.Assign) else [statement.target]
    return {target.id for target in targets if isinstance(target, ast.Name)}


def _texts(value: ast.expr) -> Iterable[tuple[int, str]]:
    """Line and text of every string for people. Others beside them (keys, icons) are small ASCII letters throughout."""
    for node in ast.walk(value):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            text = node.value
            if text[:1].isupper() or not text.isascii():
                yield node.lineno, text
