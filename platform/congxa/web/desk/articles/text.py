"""An article to read at the desk: its facts, its text, and whom it names."""

from __future__ import annotations

from typing import Any

from congxa import copyright as rights
from congxa import publishing
from congxa.publishing import Article
from congxa.publishing.remarks.queries import facts_of
from congxa.web.desk.articles.beside import Beside, read_with_marks
from congxa.web.desk.articles.form import ArticleForm
from congxa.web.desk.articles.illustrations import shown_in


def text_of(article: Article, remarks: Beside | None = None) -> dict[str, Any]:
    """What ``article_text.html`` shows; the passages of ``remarks`` are marked in it."""
    draft = publishing.draft_of(article)
    author = rights.author_shown(draft.origin, article.byline)
    return {
        "kind": publishing.kind_of(article.kind),
        "facts": facts_of(article),
        "marked": read_with_marks(article, remarks or Beside(())),
        "author": author,
        "credit": rights.credit(rights.without_author(draft.origin, author)),
        "pictures": shown_in(ArticleForm.of(draft)),
    }
