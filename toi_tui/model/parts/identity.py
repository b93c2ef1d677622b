"""What the session is about: the practice, where it comes from and where it goes."""

from typing import Final

from toi_tui.locale import N_
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model import kinds, statically
from toi_tui.model.item import Table

MEANINGS: Final = {
    "confidential": N_("What is said here stays within the group."),
    "chatham-house": N_("Content may be used, never who said it or from where."),
    "open": N_("What is said here may be told, names too."),
}
"""What the ways to deal with confidentiality mean, each in one line."""


@statically.frozen(kw_only=True)
class Identity(Table):
    """The identity of a session. `language` is that of its content, apart from the language of the screen."""

    id: str = kinds.text()
    title: str = kinds.text()
    language: str = kinds.choice(*LANGUAGES, stated=True)
    method: str = kinds.text()
    practice: str = kinds.text()
    practice_summary: str = kinds.text()
    origin: str = kinds.text()
    organisation: str = kinds.text()
    partner: str = kinds.text()
    mentor: str = kinds.text()
    contact: str = kinds.text()
    goal: str = kinds.text()
    confidentiality: str = kinds.choice("confidential", "chatham-house", "open", stated=True)
