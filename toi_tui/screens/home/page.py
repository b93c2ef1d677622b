"""The page of the home screen."""

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Final

from toi_tui.locale import N_, _, dates
from toi_tui.storage.disk.paths import shortened
from toi_tui.storage.state.recent import Recent
from toi_tui.widgets.sheet import Group, Row

if TYPE_CHECKING:
    from pathlib import Path

EXAMPLES: Final = {
    "kesken": N_("the morning of the third day: half finished, good to practise with"),
    "kuusilampi": N_("metalwork: a model of three guidance meetings, finished"),
    "lintusalmi": N_("care services: pairs of instructors, finished"),
    "tuntsanvaara": N_("tourism: learning in a company, five Mondays"),
}
_UNKNOWN: Final = N_("an example")
_WELCOME: Final = (
    N_("A mentor's notebook for carrying a good practice into another organisation."),
    N_("n begins your own session. An example shows what a finished one looks like."),
    N_("Everything is saved by itself, in one file that you can read and mail."),
    N_("? on any screen tells the keys and what to ask the group."),
)


def page(sessions: Sequence[Recent], examples: Sequence[str], exists: "Callable[[Path], bool]") -> list[Group]:
    """Recent sessions or a welcome, what can be begun, and the examples."""
    begin = (
        Row("new", _("New session"), mark="n"),
        Row("path", _("Open another file"), mark="o"),
        Row("quit", _("Quit"), mark="q"),
    )
    first = _recent(sessions, exists) if sessions else _welcome()
    return [first, Group("begin", _("Begin"), begin), _examples(examples)]


def _recent(sessions: Sequence[Recent], exists: "Callable[[Path], bool]") -> Group:
    rows = tuple(_session(number, each, exists(each.path)) for number, each in enumerate(sessions))
    return Group("recent", _("Sessions"), rows, f"({len(rows)})")


def _session(number: int, recent: Recent, there: bool) -> Row:
    where = f"{dates.full(recent.when)} {dates.clock(recent.when)} · {shortened(recent.path)}"
    tail = where if there else _("{where} (missing)").format(where=where)
    return Row(f"recent/{number}", recent.title or _("Untitled session"), mark="▸" if there else "✗", tail=tail)


def _welcome() -> Group:
    return Group("welcome", _("Welcome"), tuple(Row(text=_(each)) for each in _WELCOME))


def _examples(names: Sequence[str]) -> Group:
    rows = tuple(Row(f"example/{each}", each, mark="▸", tail=_(EXAMPLES.get(each, _UNKNOWN))) for each in names)
    return Group("examples", _("Examples to play with (a copy of your own is made)"), rows)
