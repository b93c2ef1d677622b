"""The panels of the options screen and how they share the room: all three at once, or one at a time."""

from typing import Final

from textual import events
from textual.app import ComposeResult
from textual.containers import Container, Vertical

from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.model import ranking
from toi_tui.screens.options import commands, rows
from toi_tui.screens.options.commands import STEP
from toi_tui.screens.options.facts import facts_of
from toi_tui.screens.options.words import clash_words, full_name, lead
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import ZOOM
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.grid import NARROW, Grid
from toi_tui.widgets.pages import Pages
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.register import Register
from toi_tui.widgets.text import one_line

WIDE: Final = 110
HIGH: Final = 33
"""From this width and height on all three are shown at once."""


class OptionsPanels(EditingScreen):
    """Flip chart, ranking and values, and a few lines about what the cursor stands on."""

    DEFAULT_CSS = """
    OptionsPanels #body { layout: vertical; }
    OptionsPanels #all { height: 1fr; layout: vertical; }
    OptionsPanels #chart-page { height: 3fr; }
    OptionsPanels #lower { height: 2fr; layout: horizontal; }
    OptionsPanels #ranking-page { margin-right: 1; }
    OptionsPanels #lead { height: 2; }
    """

    def panels(self) -> ComposeResult:
        """Three panels with a line of headings each, and the lines about one thing below them."""
        language = self.desk.session.identity.language
        self.chart = Grid(id="chart", language=language)
        self.order = Register(start="text", id="ranking", language=language, marks=1)
        self.values = Register(start="text", id="values", language=language, marks=1)
        self.lead, self.facts = Facts(id="lead"), Facts(id="facts")
        self._here: Panel = self.chart
        with Container(id="all"):
            with Vertical(id="chart-page"):
                yield Pages()
                yield self.chart
            with Container(id="lower"):
                with Vertical(id="ranking-page"):
                    yield Pages()
                    yield self.order
                    yield self.lead
                with Vertical(id="values-page"):
                    yield Pages()
                    yield self.values
        yield self.facts

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        lists = change.delta.lists if change is not None else frozenset(STEP.lists)
        if not lists & set(STEP.lists):
            return
        options = self.desk.session.options
        if lists & set(STEP.lists[:3]):
            hint = self._hint("chart", _("No options yet. n writes the first one, N adds that of doing nothing."))
            self.chart.show(rows.chart_columns(options), rows.chart_rows(options), hint, _("Viewpoints"))
            hint = self._hint("ranking", _("Nothing to rank yet: the options come first (Tab)."))
            self.order.show(rows.ranking_columns(), rows.ranking_rows(options), hint)
            self._show_lead()
        hint = self._hint("values", _("No values yet. n writes the first one; then i and s with a digit, and Tab."))
        first = options.items.get(ranking.first(options))
        shown = rows.value_rows(self.desk.session.values.items, chosen=first is not None)
        self.values.show(rows.value_columns(first), shown, hint)
        self._follow(self.panel)
        self._arrange()

    def _hint(self, panel: str, advice: str) -> str:
        guide = self.desk.guide(STEP.id)
        return "\n".join((advice, *(guide.panels.get(panel, ()) if guide else ())))

    def _show_lead(self) -> None:
        options = self.desk.session.options
        verdict, difference = lead(options)
        warnings = tuple(Fact("", f"⚠ {said}", "warning") for said in clash_words(options))
        told = (Fact("", verdict), Fact("", difference)) if difference else (Fact("", verdict),)
        self.lead.show((*warnings, *told))

    # One thing, told below

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """The lines below tell of it; the same option is chosen on the other panel."""
        if message.panel is self.panel:
            self.call_after_refresh(self._follow, message.panel)  # the cursor is seen first, what follows it then

    def _follow(self, here: Panel) -> None:
        key = here.spot.key
        if key in self.desk.session.options.items:
            for panel in (self.chart, self.order):
                if panel is not here:
                    panel.select(key)
        self.facts.show(facts_of(self.desk.session, key))

    def on_descendant_focus(self) -> None:
        """The panel in focus is the one whose option and commands are shown."""
        if self.is_mounted:
            self._here = self.panel
            self._follow(self.panel)
            self._show_pages()

    def commands(self) -> tuple[Command, ...]:
        """The commands of this panel; where only one fits there is nothing to zoom."""
        found = commands.footer(STEP.commands, self._here.id or "")
        return found if self._roomy else tuple(each for each in found if each.id != ZOOM.id)

    def questions(self) -> tuple[str, ...]:
        """The questions of this panel."""
        guide = self.desk.guide(STEP.id)
        return tuple(guide.panels.get(self.panel.id or "", guide.questions)) if guide else ()

    def reveal(self, item: str) -> None:
        """Show the panel that an item is on; the one in use where it is on that."""
        for panel in (self.panel, self.chart, self.order, self.values):
            if panel.select(item):
                self.show_panel(panel)
                return

    # The arrangement

    def on_resize(self, event: events.Resize) -> None:
        """Arrange for another size."""
        super().on_resize(event)
        self._arrange()
        self.refresh_frame()

    @property
    def _roomy(self) -> bool:
        """Whether there is room for all three."""
        return self.size.width >= WIDE and self.size.height >= HIGH

    @property
    def _together(self) -> bool:
        return self._roomy and not self._zoomed

    def _arrange(self) -> None:
        """All three, or the one in use."""
        here, room = self.panel, self.size.height - 3
        told_already = here is not self.values and self.size.width < NARROW and room < 16
        self.facts.styles.height = 0 if told_already else 6 if room >= 32 else 4 if room >= 18 else 2
        self.lead.styles.height = 2 if self.size.width >= 80 else 3
        for panel in (self.chart, self.order, self.values):
            panel.display = self._together or panel is here
        self.query_one("#chart-page").display = self.chart.display
        self.query_one("#lower").display = self.order.display or self.values.display
        self.query_one("#ranking-page").display = self.order.display
        self.query_one("#values-page").display = self.values.display
        self._show_pages()

    def _show_pages(self) -> None:
        options, here = self.desk.session.options, self.panel.id or ""
        order = ranking.ranked(options.ranking, options.items)
        first = options.items.get(ranking.first(options))
        titles = {
            "chart": _("Flip chart ({n})").format(n=len(options.items)),
            "ranking": _("Ranking {n}/{total}").format(n=len(order), total=len(options.items)),
            "values": _("Values ({n})").format(n=len(self.desk.session.values.items)),
        }
        chosen = _("First: {option}").format(option=one_line(full_name(first))) if first else _("Nothing is first yet")
        tails = {"chart": self._offer(), "values": chosen}
        for name, title in titles.items():
            shown = {name: title} if self._together else titles
            self.query_one(f"#{name}-page Pages", Pages).show(shown, here, tails.get(name, ""))

    def _offer(self) -> str:
        """The key that adds the option of doing nothing, as long as it is missing."""
        options = self.desk.session.options.items.values()
        if not options or any(option.form == "none" for option in options):
            return ""
        return _("{key} adds doing nothing, to compare with").format(key=commands.NOTHING.shown_key)

    def show_panel(self, panel: Panel) -> None:
        """Go to a panel; show it where only one is shown."""
        panel.display = True
        self.set_focus(panel)  # at once: the next key may be there already
        self._arrange()

    def action_panel(self, step: int) -> None:
        """Go to the next panel."""
        panels = (self.chart, self.order, self.values)
        self.show_panel(panels[(panels.index(self.panel) + step) % len(panels)])

    def on_pages_chosen(self, message: Pages.Chosen) -> None:
        """Go to the panel whose name was clicked."""
        self.show_panel(self.query_one(f"#{message.key}", Panel))

    def action_zoom(self) -> None:
        """Show this panel alone, or all."""
        self._zoomed = self._roomy and not self._zoomed
        self._arrange()

    def action_back(self) -> None:
        """Out of the zoom."""
        if self._zoomed:
            self.action_zoom()
