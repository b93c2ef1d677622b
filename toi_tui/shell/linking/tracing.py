"""Going where an item came from, and back; and why it is there at all."""

from collections.abc import Sequence
from typing import Final

from toi_tui.locale import _
from toi_tui.model.names import called, list_name
from toi_tui.model.trace import Link, Trace
from toi_tui.shell.bench import Bench
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.widgets.sheet import Group, Row
from toi_tui.widgets.text import clip, one_line

_CLIP: Final = 200  # cells of a text in a choice: enough to know it by
_QUOTED: Final = 40
_DEEPEST: Final = 12  # levels of a chain that are told apart by their indent


class Tracing:
    """Follows the links of the item at the cursor of a screen."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def source(self) -> None:
        """Go to what the item at the cursor was carried over from; else to what was made of it."""
        id, trace = self._traced(), Trace(self._bench.desk.session)
        sources, made = trace.sources(id), trace.made(id)
        links = sources or made
        there = [link for link in links if link.row is not None]
        if not links:
            self._bench.say(_("This was not carried over from elsewhere, and nothing was carried over from it."))
        elif not there:
            self._bench.say(_("What this was carried over from was deleted."))
        elif len(links) == 1:
            self.jump_to(there[0])
        else:
            title = _("Carried over from") if sources else _("Carried over to")
            self._offer_jumps(_("Go to"), [Group("links", title, tuple(map(self._row, links)))])

    def why(self) -> None:
        """Show where the item at the cursor comes from, all the way, and what was made of it."""
        id, trace = self._traced(), Trace(self._bench.desk.session)
        if trace.link(id).row is None:
            self._bench.say(_("There is nothing here to ask about; go to an item first."))
            return
        first, *rest = trace.chain(id)
        none = Row(text=_("It was not carried over from elsewhere."), look="dim")
        groups = [Group("from", clip(one_line(first.text), _CLIP), tuple(map(self._row, rest)) or (none,))]
        made = tuple(map(self._row, trace.made(id)))
        if made:
            groups.append(Group("to", _("Carried over to"), made))
        self._offer_jumps(_("Why?"), groups)

    def _traced(self) -> str:
        target = self._bench.here.target
        return target.id if target is not None else ""

    def _offer_jumps(self, title: str, groups: Sequence[Group]) -> None:
        def chosen(id: str | None) -> None:
            if id:
                self.jump_to(Trace(self._bench.desk.session).link(id))

        self._bench.app.push_screen(ChooseScreen(title, groups, self._bench.desk.session.identity.language), chosen)

    def jump_to(self, link: Link) -> None:
        """Go to an item, and remember where from; where no step shows it, say where it is kept."""
        step = self._bench.desk.step_of(link.path) if link.row is not None else None
        if step is not None:
            self._bench.leave_for((step.id, link.id))
        elif link.row is not None:
            said = _("“{text}” is kept in the file under “{list}”; no step shows it here.")
            self._bench.say(said.format(text=clip(one_line(called(link.row)), _QUOTED), list=list_name(link.path)))

    def _row(self, link: Link) -> Row:
        arrow = f"{'  ' * min(link.depth - 1, _DEEPEST)}← " if link.depth else ""
        if link.row is not None:
            return Row(link.id, f"{arrow}{clip(one_line(link.text), _CLIP)}")
        return Row(text=f"{arrow}{clip(one_line(self._deleted(link)), _CLIP)}", look="dim")

    def _deleted(self, link: Link) -> str:
        """The words left of what was deleted; what was private is not shown again."""
        path, row = self._bench.desk.document.deleted(link.id) or ("", None)
        if row is None or row.private:
            return link.text
        return _("{text} (deleted)").format(text=Link(link.id, path, row).text)
