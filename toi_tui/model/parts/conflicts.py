"""What a merge of two people's changes could not settle."""

from collections.abc import Mapping

from toi_tui.model import kinds
from toi_tui.model.frozen import dataclass
from toi_tui.model.item import Item, Table


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict(Item):
    """A field that both sides changed: what it was, what we made of it, what they made of it."""

    item: str = kinds.text()
    field: str = kinds.text()
    base: str = kinds.text()
    ours: str = kinds.text()
    theirs: str = kinds.text()


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflicts(Table):
    """The open conflicts; shown until they are resolved."""

    items: Mapping[str, Conflict] = kinds.items(Conflict)
