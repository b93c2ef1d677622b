"""The open point: one thing that is missing, or to be done."""

from collections.abc import Mapping
from dataclasses import field
from datetime import date

from toi_tui.locale import _, dates
from toi_tui.model import statically

Params = Mapping[str, str | int | date]


@statically.frozen
class OpenPoint:
    """Something that is missing, or to be done.

    Attributes:
        code: its kind, a stable name.
        part: the part of the session that it is about.
        item: the id of the item, or empty.
        msgid: the text (an English msgid), with names in braces.
        params: what stands for those names.
    """

    code: str
    part: str
    item: str
    msgid: str
    params: Params = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text in the language in use."""
        said = {key: dates.with_weekday(each) if isinstance(each, date) else each for key, each in self.params.items()}
        return _(self.msgid).format(**said)
