"""The meaning of the options screen's spots: options with their remarks and ranks, viewpoints, and values."""

from collections.abc import Callable, Mapping
from typing import Final

from toi_tui.editing.delta import FIRST
from toi_tui.editing.document import Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.editing.options import (
    OPTIONS,
    VIEWPOINTS,
    AddOptions,
    RankOption,
    RemoveOption,
    RemoveViewpoint,
    ScoreOption,
    WriteRemark,
)
from toi_tui.locale import N_, _
from toi_tui.model import ranking
from toi_tui.model.item import Fields
from toi_tui.screens.options.rows import IN_RANKING, IN_VALUES, OPTION, RANKED, UNRANKED
from toi_tui.screens.options.words import full_name, name_of
from toi_tui.shell.desk import Desk
from toi_tui.shell.meaning.meaning import Meaning
from toi_tui.shell.target import Deletion, Leaving, Place, Target
from toi_tui.widgets.grid import HEADINGS
from toi_tui.widgets.spot import Direction, Spot
from toi_tui.widgets.text import clip, one_line

VALUES: Final = "values.items"
_REMARK: Final = "remarks."


class OptionsMeaning(Meaning):
    """A spot's group is a column, or the headings; each column belongs to one of the three panels.

    `is_narrow` tells whether the cells of the flip chart stand below each other.
    """

    def __init__(self, desk: Desk, is_narrow: Callable[[], bool]) -> None:
        super().__init__(desk)
        self._is_narrow = is_narrow

    def target(self, spot: Spot) -> Target | None:
        """An option's text, reason or remark, a viewpoint's name, or a field of a value."""
        session = self.session
        if spot.group == HEADINGS:
            return Target(VIEWPOINTS, spot.key, "name")
        if spot.key in session.values.items:
            return Target(VALUES, spot.key, spot.group, optional=spot.group != "text")
        if spot.key not in session.options.items:
            return None
        if spot.group in session.options.viewpoints:
            return Target(OPTIONS, spot.key, f"{_REMARK}{spot.group}", lines=True, optional=True)
        if spot.group == "reason":
            return Target(OPTIONS, spot.key, "reason", optional=True)
        return Target(OPTIONS, spot.key)

    def edits(self, spot: Spot) -> Target | Place | str:
        """The cell with the cursor; in the ranking the reason, names are written on the flip chart."""
        if spot.key == UNRANKED:
            return _("Above this line is the group's order: m and the arrows move options over it.")
        if spot.group in IN_RANKING and spot.key:
            return Target(OPTIONS, spot.key, "reason", optional=True)
        return super().edits(spot)

    def panel_of(self, target: Target) -> str:
        """The ranking, for a reason."""
        return "ranking" if target.field == "reason" else ""

    def place(self, spot: Spot) -> Place:
        """Behind this option, viewpoint or value; from the ranking at the end of the chart."""
        if spot.group == HEADINGS:
            return Place(VIEWPOINTS, spot.key, field="name")
        if spot.group in IN_VALUES:
            return Place(VALUES, spot.key or None)
        if spot.group in IN_RANKING:
            return Place(OPTIONS, column=RANKED)
        return Place(OPTIONS, spot.key or None, column=OPTION)

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """New options get the next labels."""
        return AddOptions(new, place.after) if place.list == OPTIONS else super().addition(place, new)

    def destination(self, spot: Spot, onto: Spot) -> Edit | str:
        """Another place in the chart or among the values, another column; in the ranking another rank, or none."""
        if spot.group == HEADINGS:
            return MoveItem(VIEWPOINTS, spot.key, VIEWPOINTS, onto.key) if onto.group == HEADINGS else ""
        if spot.group in IN_VALUES:
            return MoveItem(VALUES, spot.key, VALUES, onto.key)
        if spot.group not in IN_RANKING:
            return MoveItem(OPTIONS, spot.key, OPTIONS, FIRST if onto.group == HEADINGS else onto.key)
        return self._rank(spot.key, onto.key)

    def _rank(self, id: str, onto: str) -> Edit | str:
        """The rank behind another option. Upwards out of those without a rank is always to the last rank."""
        options = self.session.options
        above = ranking.ranked(options.ranking, options.items)
        if not onto or onto in above:
            return RankOption(id, onto)
        if id in above:
            return RankOption(id, None)
        below = (UNRANKED, *ranking.unranked(above, options.items))
        return RankOption(id, above[-1] if above else FIRST) if below.index(onto) < below.index(id) else ""

    def text_of(self, target: Target) -> str:
        """The text of a target; a remark is one of several that an option has."""
        option = self.session.options.items.get(target.id)
        if option is not None and target.field.startswith(_REMARK):
            return option.remarks.get(target.field.removeprefix(_REMARK), "")
        return super().text_of(target)

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that writes a remark, or any other field."""
        if target.field.startswith(_REMARK):
            return WriteRemark(target.id, target.field.removeprefix(_REMARK), text)
        return super().written(target, text)

    def heading(self, target: Target) -> str:
        """Whose remark it is, and from where."""
        if not target.field.startswith(_REMARK):
            return super().heading(target)
        options = self.session.options
        viewpoint = options.viewpoints[target.field.removeprefix(_REMARK)].name
        return f"{clip(one_line(full_name(options.items[target.id])), 30)} · {viewpoint}"

    def prompt(self, target: Target, *, fresh: bool, begun: bool) -> str:
        """Where Tab goes on to."""
        if target.field.startswith(_REMARK):
            return _("+ and − in words · Esc done · Tab next viewpoint · Enter new line")
        return super().prompt(target, fresh=fresh, begun=begun)

    def after(self, left: Leaving) -> Target | Place | Direction | None:
        """With Tab the next viewpoint, the reason of the next rank, the next field of a value."""
        field = left.target.field
        if left.key != "tab" or field in {"name", "note"} or not (left.has_text or left.target.optional):
            return super().after(left)
        is_below = field == "reason" or (left.target.list == OPTIONS and self._is_narrow())
        return "down" if is_below else "right"

    def is_gone_on_to(self, target: Target) -> bool:  # noqa: ARG002 - wherever Tab leads there is a field
        """Every field."""
        return True

    # Deleting

    def deletion(self, spot: Spot) -> Deletion | str:
        """In the first column the item; elsewhere the words of the cell; in the ranking the rank."""
        options, is_value = self.session.options, spot.key in self.session.values.items
        if spot.group == HEADINGS:
            return Deletion(RemoveViewpoint(spot.key), options.viewpoints[spot.key].name)
        if is_value and spot.group != "text":
            return self._clearing(VALUES, spot)
        if is_value or spot.key not in options.items:
            return super().deletion(spot)
        if spot.group in options.viewpoints:
            return self._clearing_of_cell(spot)
        if spot.group == "reason":
            return self._clearing(OPTIONS, spot)
        if spot.group in IN_RANKING:
            return self._taking_out(spot.key)
        return Deletion(RemoveOption(spot.key), full_name(options.items[spot.key]))

    def _clearing(self, path: str, spot: Spot) -> Deletion:
        return Deletion(SetFields(path, spot.key, {spot.group: None}, label=N_("deleting")))

    def _clearing_of_cell(self, spot: Spot) -> Deletion:
        """The remark goes first, and then the score."""
        if spot.group in self.session.options.items[spot.key].remarks:
            return Deletion(WriteRemark(spot.key, spot.group, "", label=N_("deleting")))
        return Deletion(ScoreOption(spot.key, spot.group, None, label=N_("deleting")))

    def _taking_out(self, id: str) -> Deletion | str:
        options = self.session.options
        name = name_of(options.items[id])
        if id not in ranking.ranked(options.ranking, options.items):
            return _("{option} has no rank; on the flip chart Del deletes it.").format(option=name)
        said = _("{option} has no rank now. u takes it back.").format(option=name)
        return Deletion(RankOption(id, None), said=said)
