"""The values that tell what a place of a screen means: what is written there, begun there, moved or deleted."""

from collections.abc import Mapping
from typing import Any

from toi_tui.editing.document import Edit
from toi_tui.model import statically
from toi_tui.model.item import kinds_of
from toi_tui.model.kinds import Kind, Text
from toi_tui.model.session import LISTS, PARTS
from toi_tui.widgets.spot import Spot


@statically.frozen
class Target:
    """A field that can be edited: of an item, or of a part when `id` is empty.

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
        """The kind of value in the field; text where it is a step's own name for several fields written as one."""
        return self._kinds.get(self.field, Text())

    @property
    def is_text(self) -> bool:
        """Whether it is a field of its own that holds any text."""
        return isinstance(self._kinds.get(self.field), Text)

    @property
    def may_be_empty(self) -> bool:
        """Whether nothing is lost when it says nothing: of an item's name that would leave a row without words."""
        return self.optional or self.lines or not self.id

    @property
    def _kinds(self) -> Mapping[str, Kind]:
        return kinds_of(LISTS[self.list] if self.id else PARTS[self.list])


@statically.frozen
class Place:
    """A place for a new item: its list, the item it stands behind, and the values it begins with.

    `id` is empty where the new item gets a random one; `panel` is the id of the panel it is written in, empty for the
    one where the cursor stands, and `column` the one it stands in there, where that is not called as the field.
    """

    list: str
    after: str | None = None
    values: Mapping[str, Any] | None = None
    field: str = "text"
    id: str = ""
    panel: str = ""
    column: str = ""


@statically.frozen
class Deletion:
    """An edit that deletes what stands at the cursor.

    Attributes:
        edit: the edit.
        name: the item that goes, in its own words; None where only words go, of which nothing is said.
        more: so many items go with it; more than none is asked about first.
        said: what is said once it is gone, where that is not the usual.

    """

    edit: Edit
    name: str | None = None
    more: int = 0
    said: str = ""


@statically.frozen
class NewItems:
    """Lines that were pasted, as items.

    Attributes:
        edit: the edit that begins the items.
        last: the id of the last of them.
        count: how many lines there were.
        first: the line that goes on with the text of an open field, where there is one.

    """

    edit: Edit
    last: str
    count: int
    first: str = ""


@statically.frozen
class Leaving:
    """A field that is left by a key, with its text kept.

    Attributes:
        target: the field.
        spot: where the cursor stands.
        key: ``enter`` or ``tab``.
        has_text: whether the field says something.
        fresh: whether its item was begun with it.
        begun: whether its item is still being written for the first time, field after field.

    """

    target: Target
    spot: Spot
    key: str
    has_text: bool
    fresh: bool
    begun: bool
