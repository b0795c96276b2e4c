"""In which language is said what a service says? In that of the session; this is the one place where it is decided.

Templates need nothing: whatever they show passes here. What goes another way, into the session or JSON, is told first.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from babel.numbers import format_decimal
from flask_babel import get_locale, gettext
from jinja2 import Environment, pass_context, pass_eval_context
from jinja2.filters import do_join
from jinja2.nodes import EvalContext
from jinja2.runtime import Context

from congxa.core.words import Number, Words


def told(words: str) -> str:
    """The words in the language of the session. What does not remember how it was made stays as it is."""
    return str(_told(words))


def tell_everything(environment: Environment) -> None:
    """Let the templates of this environment tell what they show, join and put into sentences of their own."""
    ask: Callable[..., Any] = environment.globals["gettext"]  # type: ignore[assignment]

    @pass_context
    def translated(context: Context, message: str, /, **values: object) -> Any:
        return context.call(ask, message, **{name: _told(value) for name, value in values.items()})

    environment.finalize = _told
    environment.globals["gettext"] = translated
    environment.filters["join"] = _joined


@pass_eval_context
def _joined(context: EvalContext, value: Iterable[Any], between: str = "", attribute: str | int | None = None) -> Any:
    return do_join(context, [_told(each) for each in value], between, attribute)


def _told(value: Any) -> Any:
    if not isinstance(value, (Words, Number)):
        return value
    locale = get_locale()
    if locale is None or locale.language == "vi":
        return value
    if isinstance(value, Number):
        return _written(value.value)
    return value.told(lambda pattern: str(gettext(pattern)), _written)


def _written(number: int | float) -> str:
    return str(format_decimal(number, format="#,##0.#", locale=get_locale()))
