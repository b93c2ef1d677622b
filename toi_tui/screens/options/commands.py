"""The commands of the options step."""

from dataclasses import replace
from typing import Final

from toi_tui.locale import N_, _
from toi_tui.model import ranking
from toi_tui.model.session import Session
from toi_tui.shell.commands import everywhere as common
from toi_tui.shell.commands.command import Command
from toi_tui.shell.commands.situation import Situation, nothing_here
from toi_tui.shell.commands.step import Progress, Step


def _on_value(here: Situation) -> str:
    if here.spot.key in here.session.values.items:
        return ""
    return _("Only a value has an importance: go to the values first (Tab).")


def _on_score(here: Situation) -> str:
    options = here.session.options
    if here.spot.key in here.session.values.items or (
        here.spot.key in options.items and here.spot.group in options.viewpoints
    ):
        return ""
    return _("A score is given from a viewpoint: go to its column on the flip chart first.")


def _scored(here: Situation) -> tuple[str, tuple[str, ...]]:
    """Which option is scored, and from where."""
    from toi_tui.screens.options.words import name_of  # nothing is scored before the first paint

    options = here.session.options
    said = _("s: {option}, {viewpoint} – type 1–5, 0 clears (Esc cancels)")
    viewpoint = options.viewpoints[here.spot.group].name
    return said.format(option=name_of(options.items[here.spot.key]), viewpoint=viewpoint), ()


def _on_option(here: Situation) -> str:
    return "" if here.spot.key in here.session.options.items else nothing_here()


def _on_option_or_value(here: Situation) -> str:
    return "" if here.spot.key in here.session.values.items else _on_option(here)


def _on_one_of_several(here: Situation) -> str:
    options = here.session.options.items
    return "" if here.spot.key in options and len(options) > 1 else _("Go to one of several options first.")


SCORE: Final = Command(
    "options.score",
    "s",
    "score",
    N_("score"),
    N_("Score the option from this viewpoint 1–5, 0 takes it away; of a value how well it is realised, 1–10."),
    footer=4,
    digits=(0, 5),
    condition=_on_score,
    asks=_scored,
)
REALISATION: Final = replace(SCORE, label=N_("realisation"), digits=(1, 10), asks=None)
"""The same key where the values are."""

IMPORTANCE: Final = Command(
    "options.importance",
    "i",
    "importance",
    N_("importance"),
    N_("How important a value is, 1–10."),
    footer=3,
    digits=(1, 10),
    condition=_on_value,
)
MORE: Final = Command(
    "options.more",
    "plus",
    "add(1)",
    N_("dot"),
    N_("One more dot of a vote for the option; a value: more important."),
    footer=5,
    condition=_on_option_or_value,
)
LESS: Final = Command(
    "options.less",
    "minus",
    "add(-1)",
    N_("one less"),
    N_("One dot less, or less important."),
    condition=_on_option_or_value,
)
FORM: Final = Command(
    "options.form",
    "space",
    "form",
    N_("form"),
    N_("The next form: as a whole, in parts, merged, as a pilot, nothing is done."),
    footer=6,
    condition=_on_option,
)
NOTHING: Final = Command(
    "options.nothing",
    "N",
    "nothing",
    N_("do-nothing option"),
    N_("Add the option of doing nothing, which every other is compared with; or go to it."),
)
EXCLUDE: Final = Command(
    "options.exclude",
    "x",
    "exclude",
    N_("excludes"),
    N_("Choose the options that cannot go together with this one."),
    condition=_on_one_of_several,
)
VIEWPOINT: Final = Command(
    "options.viewpoint",
    "V",
    "viewpoint",
    N_("new viewpoint"),
    N_("Add a viewpoint. On its heading (↑ from the first row) e renames, Shift+arrows move, Del deletes it."),
)
_ONLY_ON: Final = {
    SCORE.id: ("chart", "values"),
    FORM.id: ("chart",),
    MORE.id: ("chart",),
    IMPORTANCE.id: ("values",),
}


def progress(session: Session) -> Progress:
    """How many of the options are ranked with a reason, and how many values were checked against the first."""
    options, values = session.options, session.values.items
    reasoned = len(ranking.ranked(options.ranking, options.items)) - len(ranking.without_reason(options))
    return reasoned + len(values) - len(ranking.unchecked(values)), len(options.items) + len(values)


def footer(commands: tuple[Command, ...], panel: str) -> tuple[Command, ...]:
    """The commands as the footer shows them on a panel: those without a meaning there are left out."""
    there = (each for each in commands if panel in _ONLY_ON.get(each.id, (panel,)))
    return tuple(REALISATION.at(4) if each.id == SCORE.id and panel == "values" else each for each in there)


STEP: Final = Step(
    id="options",
    key="7",
    title=N_("Options"),
    lists=("options", "options.items", "options.viewpoints", "values.items"),
    commands=(
        *(common.OTHER_PAGE.at(7) if each is common.NEXT_PANEL else each for each in common.GOING),
        *common.EDITING,
        SCORE,
        MORE,
        LESS,
        FORM,
        NOTHING,
        EXCLUDE,
        VIEWPOINT,
        IMPORTANCE,
        common.ZOOM.at(8),
    ),
    screen="toi_tui.screens.options.screen:OptionsScreen",
    progress=progress,
)
