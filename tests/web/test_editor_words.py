"""Does the page bring along every word that the script of the editor shows, and no word that it does not?"""

from __future__ import annotations

import re

from congxa.config import ROOT
from congxa.web.desk.articles.editor_words import WORDS

SCRIPTS = ROOT / "platform/congxa/web/assets/editor"
SAID = re.compile(r'\bt\("((?:[^"\\]|\\.)*)"')


def test_every_word_of_the_editor_is_brought_along_and_no_other() -> None:
    said = {words for script in SCRIPTS.glob("*.js") for words in SAID.findall(script.read_text("utf-8"))}
    assert said == set(WORDS)


def test_no_word_of_the_editor_is_put_together_of_pieces() -> None:
    # t(words), t(`…`): no translation would be found.
    odd = [
        f"{script.name}: {line.strip()}"
        for script in SCRIPTS.glob("*.js")
        for line in script.read_text("utf-8").splitlines()
        if script.name != "words.js" and re.search(r'(?<![\w.])t\((?!")', line)
    ]
    assert odd == []
