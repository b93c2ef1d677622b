"""The identity of a session: the practice, where it comes from and where it goes."""

from typing import Final

from toi_tui.locale import N_
from toi_tui.locale.languages import LANGUAGES
from toi_tui.model import statically
from toi_tui.model.declaring import never, public
from toi_tui.model.item import Table

MEANINGS: Final = {
    "confidential": N_("What is said here stays within the group."),
    "chatham-house": N_("Content may be used, never who said it or from where."),
    "open": N_("What is said here may be told, names too."),
}
"""The meanings of the ways to deal with confidentiality, each in one line."""


@statically.frozen(kw_only=True)
class Identity(Table):
    """The identity of a session. `language` is that of its content, apart from the language of the screen."""

    id: str = never.text()
    title: str = public.text()
    language: str = public.choice(*LANGUAGES, stated=True)
    method: str = never.text()
    practice: str = public.text()
    practice_summary: str = public.text()
    origin: str = public.text()
    organisation: str = public.text()
    partner: str = public.text()
    mentor: str = public.text()
    contact: str = never.text()
    goal: str = public.text()
    confidentiality: str = public.choice("confidential", "chatham-house", "open", stated=True)
