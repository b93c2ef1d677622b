"""The options screen: what can be said of an option or a value by a key. No score ever moves an option."""

from typing import Final

from toi_tui.editing.items import SetFields
from toi_tui.editing.options import OPTIONS, ExcludeOptions, ScoreOption
from toi_tui.locale import N_, _
from toi_tui.model import ranking
from toi_tui.model.parts.options import Option
from toi_tui.screens.options import commands
from toi_tui.screens.options.cells import VALUES, OptionsCells
from toi_tui.screens.options.commands import STEP
from toi_tui.screens.options.words import FORMS, full_name, name_of
from toi_tui.widgets.text import clip, one_line

_RATED: Final = {"importance": N_("importance"), "realisation": N_("realisation")}


class OptionsScreen(OptionsCells):
    """Flip chart, ranking and values."""

    STEP = STEP

    @property
    def _option(self) -> Option | None:
        """The option at the cursor."""
        return self.desk.session.options.items.get(self.panel.spot.key)

    # Scores, dots, forms, values

    def action_wait_for_digit(self, command: str) -> None:
        """Say what the digit is for; refuse where it means nothing."""
        spot, options = self.panel.spot, self.desk.session.options
        on_value = self.panel is self.values and spot.key
        if command == commands.IMPORTANCE.id and not on_value:
            self.refuse_digit(_("Only a value has an importance: go to the values first (Tab)."))
        elif command != commands.SCORE.id or on_value:
            super().action_wait_for_digit(command)
            self._mean_realisation(command)
        elif spot.key in options.items and spot.group in options.viewpoints:
            super().action_wait_for_digit(command)
            said = _("s: {option}, {viewpoint} – type 1–5, 0 clears (Esc cancels)")
            viewpoint = clip(options.viewpoints[spot.group].name, 30)
            self.foot.wait_for(said.format(option=name_of(options.items[spot.key]), viewpoint=viewpoint))
        else:
            self.refuse_digit(_("A score is given from a viewpoint: go to its column on the flip chart first."))

    def _mean_realisation(self, command: str) -> None:
        """On the values the key for scores asks how well a value is realised."""
        if command == commands.SCORE.id:
            self._waiting = commands.REALISATION
            said = _("{key}: {label} – type {least}–9, 0 is 10 (Esc cancels)")
            label = _(commands.REALISATION.label)
            self.foot.wait_for(said.format(key=commands.SCORE.shown_key, label=label, least=1))

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
        else:
            self.say_nothing_here()

    def action_form(self) -> None:
        """The next form of the option."""
        option, words = self._option, tuple(FORMS)
        if option is not None:
            form = words[(words.index(option.form) + 1) % len(words)]
            if self.do(SetFields(OPTIONS, self.panel.spot.key, {"form": form}, label=N_("form"))) is not None:
                self.say(_("{option}: {form}").format(option=name_of(option), form=_(FORMS[form])))
        else:
            self.say_nothing_here()

    def action_exclude(self) -> None:
        """Choose from a list what cannot go together with the option at the cursor."""
        from toi_tui.shell.boxes.asking import plain  # not needed before the first paint
        from toi_tui.shell.boxes.ticking import TickScreen

        id, option, options = self.panel.spot.key, self._option, self.desk.session.options
        others = {other: one_line(full_name(row)) for other, row in options.items.items() if other != id}
        if option is None or not others:
            self.say(_("Go to one of several options first."))
            return

        def keep(chosen: tuple[str, ...] | None) -> None:
            if chosen is not None:
                self.do(ExcludeOptions(id, chosen))

        title = _("{option} cannot go together with").format(option=name_of(option))
        language, ticked = self.desk.session.session.language, ranking.excluded(options.items, id)
        self.app.push_screen(TickScreen(title, [plain(others)], language, ticked), keep)
