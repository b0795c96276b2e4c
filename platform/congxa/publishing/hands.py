"""Whose item is it? Who may only write works at what they began themselves; an editor at every item of the unit."""

from __future__ import annotations

from congxa import identity
from congxa.core.actor import Actor
from congxa.core.errors import Refused
from congxa.core.words import say
from congxa.identity import Permission
from congxa.publishing.models import Article


def may_with(actor: Actor, permission: Permission, article: Article) -> bool:
    """Whether the actor holds a permission for this item."""
    if permission is Permission.ARTICLE_WRITE and article.created_by != actor.name:
        permission = Permission.ARTICLE_EDIT
    return actor.may(permission, article.unit_id)


def require_with(actor: Actor, permission: Permission, article: Article) -> None:
    """Pass when the actor holds the permission for this item. Raises Missing, or Refused saying who does."""
    identity.require(actor, permission, article.unit_id)
    if not may_with(actor, permission, article):
        raise Refused(not_yours(article))


def not_yours(article: Article) -> str:
    """What is told to somebody who may only write and has somebody else's item before them."""
    return say(
        "Bài này do %(name)s viết. Cộng tác viên chỉ sửa, gửi duyệt và bỏ bài của mình; với bài của người khác,"
        " hãy viết nhận xét để người viết hoặc biên tập viên sửa.",
        name=article.created_by,
    )
