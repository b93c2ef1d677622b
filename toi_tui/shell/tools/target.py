"""What can be edited at a place of a screen, and where a new item goes."""

from collections.abc import Mapping
from typing import Any

from toi_tui.model import statically
from toi_tui.model.item import kinds_of
from toi_tui.model.kinds import Kind, Text
from toi_tui.model.session import LISTS, PARTS


@statically.frozen
class Target:
    """What can be edited: the field of an item (or of a part, when `id` is empty).

    `lines` if it has several; `optional` if the item can stand without it. Dates, times and numbers are written as
    people write them.
    """

    list: str
    id: str
    field: str = "text"
    lines: bool = False
    optional: bool = False

    @property
    def kind(self) -> Kind:
        """What the field holds; text where it is a step's own name for several fields written as one."""
        return self._kinds.get(self.field, Text())

    @property
    def is_text(self) -> bool:
        """Whether it is a field of its own that holds any text."""
        return isinstance(self._kinds.get(self.field), Text)

    @property
    def _kinds(self) -> Mapping[str, Kind]:
        return kinds_of(LISTS[self.list] if self.id else PARTS[self.list])


@statically.frozen
class Place:
    """Where a new item goes: its list, the item it stands behind, and the values it begins with.

    `id` is empty where the new item gets a random one.
    """

    list: str
    after: str | None = None
    values: Mapping[str, Any] | None = None
    field: str = "text"
    id: str = ""
