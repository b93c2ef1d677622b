"""Conflicts: what a merge of two people's changes could not settle."""

from collections.abc import Mapping

from toi_tui.model import statically
from toi_tui.model.declaring import never
from toi_tui.model.item import Item, Table


@statically.frozen(kw_only=True)
class Conflict(Item):
    """Something that both sides changed. One stands; it is settled by letting it stand, or by taking the other.

    `list` and `item` say where, the item empty for a part's own field. What happened: both ``edited`` a field (of a
    table of scores or remarks one key, ``scores.v1be``); one side ``deleted-here`` or ``deleted-there`` what the
    other one edited, which stands; or both put it into other lists (``moved``). `base` is what was there, `ours`
    and `theirs` what we and they made of it: texts as they are, other values as TOML writes them, lists a line each.
    """

    list: str = never.text()
    item: str = never.text()
    field: str = never.text()
    what: str = never.choice("edited", "deleted-here", "deleted-there", "moved")
    base: str = never.text()
    ours: str = never.text()
    theirs: str = never.text()


@statically.frozen(kw_only=True)
class Conflicts(Table):
    """The open conflicts; shown until they are resolved."""

    items: Mapping[str, Conflict] = never.items(Conflict)
