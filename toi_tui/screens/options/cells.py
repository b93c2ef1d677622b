"""What the cells of the options screen mean: what is written in them, where things go, what deleting takes away."""

from collections.abc import Mapping
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
from toi_tui.screens.options.arrangement import OptionsPanels
from toi_tui.screens.options.rows import UNRANKED
from toi_tui.screens.options.words import full_name, name_of
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.grid import HEADINGS, Grid
from toi_tui.widgets.panel import Spot
from toi_tui.widgets.register import Register
from toi_tui.widgets.text import clip, one_line

VALUES: Final = "values.items"
_REMARK: Final = "remarks."


class OptionsCells(OptionsPanels):
    """Options with their remarks and reasons, viewpoints, and values: written, moved and deleted where they stand."""

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """An option's text, reason or remark, a viewpoint's name, or a field of a value."""
        session = self.desk.session
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

    def place(self, spot: Spot) -> Place:
        """Behind this option, viewpoint or value; from the ranking at the end of the chart."""
        if spot.group == HEADINGS:
            return Place(VIEWPOINTS, spot.key, field="name")
        if self.panel is self.values:
            return Place(VALUES, spot.key or None)
        return Place(OPTIONS, (spot.key or None) if self.panel is self.chart else None)

    def addition(self, place: Place, new: Mapping[str, Fields]) -> Edit:
        """New options get the next labels."""
        return AddOptions(new, place.after) if place.list == OPTIONS else super().addition(place, new)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Another place in the chart or among the values, another column; in the ranking another rank, or none."""
        if spot.group == HEADINGS:
            return MoveItem(VIEWPOINTS, spot.key, VIEWPOINTS, onto.key) if onto.group == HEADINGS else None
        if self.panel is self.values:
            return MoveItem(VALUES, spot.key, VALUES, onto.key)
        if self.panel is self.chart:
            return MoveItem(OPTIONS, spot.key, OPTIONS, FIRST if onto.group == HEADINGS else onto.key)
        return self._rank(spot.key, onto.key)

    def _rank(self, id: str, onto: str) -> Edit | None:
        """The rank behind another option. Upwards out of those without a rank is always to the last rank."""
        options = self.desk.session.options
        above = ranking.ranked(options.ranking, options.items)
        if not onto or onto in above:
            return RankOption(id, onto)
        if id in above:
            return RankOption(id, None)
        below = (UNRANKED, *ranking.unranked(above, options.items))
        return RankOption(id, above[-1] if above else FIRST) if below.index(onto) < below.index(id) else None

    def text_of(self, target: Target) -> str:
        """What a target holds; a remark is one of several that an option has."""
        option = self.desk.session.options.items.get(target.id)
        if option is not None and target.field.startswith(_REMARK):
            return option.remarks.get(target.field.removeprefix(_REMARK), "")
        return super().text_of(target)

    def written(self, target: Target, text: str) -> Edit | str:
        """The edit that writes a remark, or any other field."""
        if target.field.startswith(_REMARK):
            return WriteRemark(target.id, target.field.removeprefix(_REMARK), text)
        return super().written(target, text)

    # Writing

    def action_new(self) -> None:
        """Begin an option, a viewpoint or a value."""
        panel = self.panel
        place = self.place(panel.spot)
        if place.list != VIEWPOINTS and isinstance(panel, (Grid, Register)):
            panel.stand_in("text")
        self.begin(place)

    def action_edit(self) -> None:
        """Edit the cell with the cursor; in the ranking the reason, names are written on the flip chart."""
        if self.panel.spot.key == UNRANKED:
            self.say(_("Above this line is the group's order: m and the arrows carry options over it."))
            return
        if self.panel is self.order:
            self.order.stand_in("reason")
        super().action_edit()

    def heading(self, target: Target) -> str:
        """Whose remark it is, and from where."""
        if not target.field.startswith(_REMARK):
            return super().heading(target)
        options = self.desk.session.options
        viewpoint = options.viewpoints[target.field.removeprefix(_REMARK)].name
        return f"{clip(one_line(full_name(options.items[target.id])), 30)} · {viewpoint}"

    def prompt(self, target: Target) -> str:
        """Say where Tab goes on to."""
        if target.field.startswith(_REMARK):
            return _("+ and − in words · Esc done · Tab next viewpoint · Enter new line")
        return super().prompt(target)

    def after_kept(self, target: Target, key: str) -> bool:
        """Tab goes on: to the next viewpoint, the reason and that of the next rank, the next field of a value."""
        if key != "tab" or target.field in ("name", "note"):
            return False
        panel = self.panel
        down = target.field == "reason" or (isinstance(panel, Grid) and panel.narrow)
        if panel.go("down" if down else "right"):
            following = self.target(panel.spot)
            if following is not None:
                self.edit(following)
        return True

    def action_viewpoint(self) -> None:
        """Begin a viewpoint behind all others."""
        self.show_panel(self.chart)
        self.begin(Place(VIEWPOINTS, None, field="name"))

    def action_nothing(self) -> None:
        """Add the option of doing nothing, or go to the one that is there."""
        there = next((id for id, option in self.desk.session.options.items.items() if option.form == "none"), "")
        self.show_panel(self.chart)
        self.chart.stand_in("text")
        if there:
            self.chart.select(there)
            self.say(_("The do-nothing option is here already."))
        else:
            self.begin(Place(OPTIONS, None, {"form": "none", "text": _("as now, nothing is changed")}))

    def action_delete(self) -> None:
        """In the first column the item; elsewhere what the cell says; in the ranking the rank."""
        spot, session = self.panel.spot, self.desk.session
        if spot.group == HEADINGS:
            self.delete(RemoveViewpoint(spot.key), session.options.viewpoints[spot.key].name)
        elif spot.key in session.values.items:
            super().action_delete() if spot.group == "text" else self._clear(VALUES, spot)
        elif spot.key not in session.options.items:
            self.refuse_to_delete()
        elif spot.group in session.options.viewpoints:
            self._clear_cell(spot)
        elif spot.group == "reason":
            self._clear(OPTIONS, spot)
        elif self.panel is self.order:
            self._take_out(spot.key)
        else:
            self.delete(RemoveOption(spot.key), full_name(session.options.items[spot.key]))

    def _clear(self, path: str, spot: Spot) -> None:
        self.do(SetFields(path, spot.key, {spot.group: None}, label=N_("deleting")))

    def _clear_cell(self, spot: Spot) -> None:
        """Take the remark away, and then the score."""
        option = self.desk.session.options.items[spot.key]
        if spot.group in option.remarks:
            self.do(WriteRemark(spot.key, spot.group, "", label=N_("deleting")))
        else:
            self.do(ScoreOption(spot.key, spot.group, None, label=N_("deleting")))

    def _take_out(self, id: str) -> None:
        name = name_of(self.desk.session.options.items[id])
        if self.do(RankOption(id, None)) is not None:
            self.say(_("{option} has no rank now. u takes it back.").format(option=name))
        else:
            self.say(_("{option} has no rank; on the flip chart Del deletes it.").format(option=name))
