"""The options screen: flip chart, ranking and values, and a few lines about one thing. No score moves an option."""

from typing import Final

from textual.app import ComposeResult
from textual.containers import Container, Vertical

from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.options import OPTIONS, VIEWPOINTS, ExcludeOptions, ScoreOption
from toi_tui.locale import N_, _
from toi_tui.model import ranking
from toi_tui.model.parts.options import Option
from toi_tui.screens.options import commands, rows
from toi_tui.screens.options.commands import STEP
from toi_tui.screens.options.facts import facts_of
from toi_tui.screens.options.meaning import VALUES, OptionsMeaning
from toi_tui.screens.options.words import FORMS, clash_words, full_name, lead, name_of
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Together
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.everywhere import ZOOM
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Place
from toi_tui.widgets.facts import Fact, Facts
from toi_tui.widgets.grid import NARROW, Grid
from toi_tui.widgets.pages import Pages
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.register import Register
from toi_tui.widgets.text import one_line

LAYOUT: Final = Together(width=110, height=33)
_RATED: Final = {"importance": N_("importance"), "realisation": N_("realisation")}


class OptionsScreen(StepScreen):
    """Flip chart, ranking and values: all three at once, or one at a time."""

    STEP = STEP
    meaning: OptionsMeaning
    DEFAULT_CSS = """
    OptionsScreen #body { layout: vertical; }
    OptionsScreen #all { height: 1fr; layout: vertical; }
    OptionsScreen #chart-page { height: 3fr; }
    OptionsScreen #lower { height: 2fr; layout: horizontal; }
    OptionsScreen #ranking-page { margin-right: 1; }
    OptionsScreen #lead { height: 2; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.chart = Grid(id="chart", language=language)
        self.order = Register(start=rows.RANKED, id="ranking", language=language, marks=1)
        self.values = Register(start="text", id="values", language=language, marks=1)
        self.lead, self.facts = Facts(id="lead"), Facts(id="facts")
        self.meaning = OptionsMeaning(desk, lambda: self.chart.narrow)
        self.arranging = Arranging(self, (self.chart, self.order, self.values), LAYOUT, shared=self._dress)

    def panels(self) -> ComposeResult:
        """Three panels with a line of headings each, and the lines about one thing below them."""
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
        self.arranging.share()

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
            self._follow(self.panel)
            self._show_pages()

    def commands(self) -> tuple[Command, ...]:
        """The commands of this panel; where only one fits there is nothing to zoom."""
        found = commands.footer(STEP.commands, self.panel.id or "")
        return found if LAYOUT.has_room(self.size) else tuple(each for each in found if each.id != ZOOM.id)

    def questions(self) -> tuple[str, ...]:
        """The questions of this panel."""
        guide = self.desk.guide(STEP.id)
        return tuple(guide.panels.get(self.panel.id or "", guide.questions)) if guide else ()

    # The room

    @property
    def _together(self) -> bool:
        return LAYOUT.has_room(self.size) and not self.arranging.zoomed

    def _dress(self) -> None:
        """Show the pages of the panels that show, and the lines below them."""
        here, room = self.panel, self.size.height - 3
        told_already = here is not self.values and self.size.width < NARROW and room < 16
        self.facts.styles.height = 0 if told_already else 6 if room >= 32 else 4 if room >= 18 else 2
        self.lead.styles.height = 2 if self.size.width >= 80 else 3
        self.query_one("#chart-page").display = self.chart.display
        self.query_one("#lower").display = self.order.display or self.values.display
        self.query_one("#ranking-page").display = self.order.display
        self.query_one("#values-page").display = self.values.display
        self._show_pages()
        self.show_commands()

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

    def on_pages_chosen(self, message: Pages.Chosen) -> None:
        """Go to the panel whose name was clicked."""
        self.arranging.show_id(message.key)

    def action_zoom(self) -> None:
        """Show this panel alone, or all; where only one fits there is nothing to show alone."""
        if LAYOUT.has_room(self.size):
            self.arranging.action_zoom()

    # Adding

    def action_viewpoint(self) -> None:
        """Begin a viewpoint behind all others."""
        self.writing.begin(Place(VIEWPOINTS, None, field="name", panel="chart"))

    def action_nothing(self) -> None:
        """Add the option of doing nothing, or go to the one that is there."""
        there = next((id for id, option in self.desk.session.options.items.items() if option.form == "none"), "")
        if there:
            self.arranging.show_id("chart")
            self.chart.stand_in(rows.OPTION)
            self.chart.select(there)
            self.say(_("The do-nothing option is here already."))
        else:
            values = {"form": "none", "text": _("as now, nothing is changed")}
            self.writing.begin(Place(OPTIONS, None, values, panel="chart", column=rows.OPTION))

    # Scores, dots, forms, values

    @property
    def _option(self) -> Option | None:
        """The option at the cursor."""
        return self.desk.session.options.items.get(self.panel.spot.key)

    def action_score(self, number: int) -> None:
        """Score the option from the viewpoint at the cursor, or say how well a value is realised."""
        spot = self.panel.spot
        if self.panel is self.values:
            self.do(SetFields(VALUES, spot.key, {"realisation": number}, label=_RATED["realisation"]))
        else:
            self.do(ScoreOption(spot.key, spot.group, number or None))

    def action_importance(self, number: int) -> None:
        """Say how important a value is."""
        self.do(SetFields(VALUES, self.panel.spot.key, {"importance": number}, label=_RATED["importance"]))

    def action_add(self, step: int) -> None:
        """One dot more or less for an option; a value becomes more or less important, in its column more realised."""
        key, option = self.panel.spot.key, self._option
        value = self.desk.session.values.items.get(key)
        if option is not None:
            self.do(SetFields(OPTIONS, key, {"dots": max(option.dots + step, 0)}, label=N_("dots")))
        elif value is not None:
            field = self.panel.spot.group if self.panel.spot.group in _RATED else "importance"
            number = max(1, min((getattr(value, field) or 0) + step, 10))
            self.do(SetFields(VALUES, key, {field: number}, label=_RATED[field]))

    def action_form(self) -> None:
        """The next form of the option."""
        option, words = self._option, tuple(FORMS)
        if option is not None:
            form = words[(words.index(option.form) + 1) % len(words)]
            if self.do(SetFields(OPTIONS, self.panel.spot.key, {"form": form}, label=N_("form"))) is not None:
                self.say(_("{option}: {form}").format(option=name_of(option), form=_(FORMS[form])))

    def action_exclude(self) -> None:
        """Choose from a list what cannot go together with the option at the cursor."""
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.ticking import TickScreen

        id, option, options = self.panel.spot.key, self._option, self.desk.session.options
        others = {other: one_line(full_name(row)) for other, row in options.items.items() if other != id}
        if option is None:
            return

        def answered(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self.do(ExcludeOptions(id, chosen))

        title = _("{option} cannot go together with").format(option=name_of(option))
        language, ticked = self.desk.session.identity.language, ranking.excluded(options.items, id)
        self.app.push_screen(TickScreen(title, [plain(others)], language, ticked), answered)
