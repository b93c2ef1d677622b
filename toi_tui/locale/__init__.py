"""The language of the user interface: translation at the moment of drawing, the table of languages, dates in words.

Texts are English in the code and translated at the moment they are drawn, so that the language can change while
the program runs. Catalogues lie beside this module, ``.po`` for people and ``.mo`` for the program. The words of the
method, and the language a session is written in, are not here but in the method and the session.
"""

import gettext
import os
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from functools import cache
from pathlib import Path

from toi_tui.locale.languages import LANGUAGES, SOURCE, Language

_FOLDER = Path(__file__).parent
_translations: gettext.NullTranslations = gettext.NullTranslations()
_language = SOURCE
_aside: ContextVar[str] = ContextVar("the language of a document that is being made", default="")


def use(language: str) -> None:
    """Speak the language of this code from now on; an unknown one is English."""
    global _translations, _language  # the one piece of state that every text depends on
    _language = language if language in LANGUAGES else SOURCE
    _translations = _catalogue(_language)


def current() -> str:
    """The code of the language in use, a key of `LANGUAGES`."""
    return _aside.get() or _language


def language() -> Language:
    """The language in use."""
    return LANGUAGES[current()]


def following() -> str:
    """The code of the language behind that of the screen; behind the last one comes the first."""
    codes = list(LANGUAGES)
    return codes[(codes.index(_language) + 1) % len(codes)]


@contextmanager
def speaking(language: str) -> Iterator[None]:
    """Speak another language for a while: a document is in the session's language, whatever that of the screen is.

    Only here: what another thread says meanwhile stays in the language of the screen.
    """
    token = _aside.set(language if language in LANGUAGES else SOURCE)
    try:
        yield
    finally:
        _aside.reset(token)


def _(text: str) -> str:
    """This text in the language in use."""
    return _spoken().gettext(text)


def ngettext(one: str, many: str, number: int) -> str:
    """One text or the other, by number, in the language in use."""
    return _spoken().ngettext(one, many, number)


def N_(text: str) -> str:
    """Mark a text of a table for the catalogue; it is translated where it is drawn."""
    return text


def preferred(environment: Mapping[str, str] = os.environ) -> str:
    """The language that the environment asks for, in the order of POSIX; English when it asks for none of ours."""
    for name in ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG"):
        for wish in environment.get(name, "").split(":"):
            language = wish.split("_")[0].split(".")[0].lower()
            if language in LANGUAGES:
                return language
    return SOURCE


def decimal(number: float) -> str:
    """A number with one decimal, as the language in use writes it: ``3,5``, ``3.5``."""
    return f"{number:.1f}".replace(".", language().decimal)


def _spoken() -> gettext.NullTranslations:
    aside = _aside.get()
    return _catalogue(aside) if aside else _translations


@cache
def _catalogue(language: str) -> gettext.NullTranslations:
    return gettext.translation("toi_tui", _FOLDER, [language], fallback=True)
