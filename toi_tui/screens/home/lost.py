"""A session whose file is gone or cannot be read: what is left of it, to be brought back."""

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Final

from toi_tui import locale
from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.screens.home.files import RefusedError, opened
from toi_tui.shell.boxes.choosing import ChooseScreen
from toi_tui.storage.disk.paths import is_there, shortened
from toi_tui.storage.disk.places import is_same
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.kept import remains
from toi_tui.storage.kept.remains import Remnant
from toi_tui.storage.session_file import SessionFile
from toi_tui.widgets.sheet import Group, Row

if TYPE_CHECKING:
    from pathlib import Path

_SHOWN: Final = 30


@statically.frozen
class Lost:
    """A session that is to be brought back.

    Attributes:
        path: where its file lay, or what stands there instead.
        remnants: what is left of it, the newest first.
        reasons: why the file cannot be read; none when it is gone.
    """

    path: "Path"
    remnants: Sequence[Remnant]
    reasons: Sequence[str] = ()


def lost_at(path: "Path", reasons: Sequence[str]) -> Lost | None:
    """The remains of a session that does not open for these reasons; None when nothing is, or the file is sound."""
    left = remains.of_lost(path)
    return Lost(path, left, reasons if is_there(path) else ()) if left else None


def question(lost: Lost) -> ChooseScreen:
    """Asks which state is to be brought back; the newest stands first."""
    title = _("{name} cannot be read") if lost.reasons else _("{name} is gone")
    why = (Row(text=each) for each in lost.reasons[:1])
    rows = (_row(str(number), each, lost.path) for number, each in enumerate(lost.remnants[:_SHOWN]))
    group = Group("left", _("Bring back what was kept of it"), (*why, *rows))
    return ChooseScreen(title.format(name=lost.path.name), [group], locale.current())


def brought_back(lost: Lost, chosen: str, now: datetime) -> tuple[SessionFile, str]:
    """Make the file again and open it; says where what stood there is kept, when something did.

    Raises:
        RefusedError: it cannot be done, and nothing has changed.
    """
    try:
        aside = remains.bring_back(lost.path, lost.remnants[int(chosen)], now)
    except BrokenFile as error:
        raise RefusedError((str(lost.path), str(error.problems[0]))) from None
    except OSError as error:
        raise RefusedError((str(lost.path), told(error))) from None
    said = _("Brought back.")
    if aside is not None:
        said += " " + _("What stood in the file is now in {name}.").format(name=aside.name)
    return opened(lost.path), said


def _row(key: str, remnant: Remnant, path: "Path") -> Row:
    elsewhere = "" if is_same(remnant.about, path) else shortened(remnant.about)
    return Row(key, remnant.text(), tail=elsewhere)
