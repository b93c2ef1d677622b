"""`toi list [DIR]`: the sessions of a folder."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import asdict, dataclass
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final

import toi_tui
from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import _, dates, ngettext
from toi_tui.model.finding import found_in, texts_of
from toi_tui.model.overview import Overview, gist, overview
from toi_tui.model.session import Session
from toi_tui.model.text import clean_line
from toi_tui.screens import steps
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.state.glances import Glance, Glances

BOUND: Final = 5000
"""So many files of a folder are looked at."""

LARGEST: Final = 16 * 1024 * 1024

_VERSION: Final = f"{toi_tui.__version__} {' '.join(step.id for step in steps())}"
"""What a glance depends on besides the file: the program, and the steps that the progress counts."""

_SESSION = re.compile(rb"^[ \t]*+(?:\[session\]|format[ \t]*+=[ \t]*+\d)", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class Found:
    """A session of the folder."""

    path: Path
    overview: Overview
    progress: int
    """How far it is, in per cent: the mean of its steps."""


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "folder", metavar=_("DIR"), nargs="?", type=Path, default=Path(), help=_("the folder (this one)")
    )
    parser.add_argument(
        "--search", metavar=_("TEXT"), default="", help=_("only sessions with this text anywhere in them")
    )
    parser.add_argument("--json", action="store_true", help=_("print for programs"))


def run(options: Namespace) -> int:
    """List the sessions, those whose next date comes first; 1 when some session of the folder cannot be read."""
    known = Glances(options.folder, _VERSION)
    found: list[Found] = []
    broken = False
    for path in _files(options.folder):
        try:
            glance = _glance(path, known, " ".join(options.search.casefold().split()))
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            broken = True
            continue
        if glance is not None and glance.gist is not None:
            found.append(Found(path, overview(glance.gist, clock.today()), glance.progress))
    if not options.search:
        known.keep()
    found.sort(key=lambda each: (each.overview.next_date or date.max, each.path))
    print(json.dumps(list(map(_table, found)), indent=2) if options.json else _text(found, options.search))
    return int(broken)


def _glance(path: Path, known: Glances, wish: str) -> Glance | None:
    """What the list says of a file: as it was seen the last time, else as it is read; None when the wish is not in it.

    Raises:
        Refusal: it seems to be a session and cannot be read.
    """
    seen = known.seen(path) if not wish else None
    if seen is not None:
        return seen
    try:
        stamp = atomic.stamp(path)
        session = _read(path, wish)
    except OSError as error:
        raise refused(path, error) from None
    if wish and (session is None or not found_in(texts_of(session), wish)):
        return None
    glance = Glance(gist(session), _progress(session)) if session is not None else Glance(None)
    known.remember(path, stamp, glance, clock.now().timestamp())
    return glance


def _files(folder: Path) -> list[Path]:
    """The files of a folder that could be sessions: what is no regular file is not even opened."""
    try:
        names = (path for path in folder.iterdir() if path.suffix.lower() == ".toml" and _is_file(path))
        first = sorted(islice(names, BOUND + 1))
    except OSError as error:
        raise refused(folder, error) from None
    if len(first) > BOUND:
        said = _("There are more than {count} files; the rest is left out.").format(count=BOUND)
        print(at(folder, said), file=sys.stderr)
    return first[:BOUND]


def _is_file(path: Path) -> bool:
    try:
        return path.is_file()
    except OSError:  # not ours to look at
        return False


def _read(path: Path, wish: str) -> Session | None:
    """The session of a file; None when it is some other TOML file, or by its bytes cannot have the wish in it.

    Raises:
        Refusal: it seems to be a session and cannot be read.
    """
    try:
        data = atomic.read(path, LARGEST)
        wanted = _SESSION.search(data) and (not wish or _may_hold(data, wish))
        return codec.read(data, newer_ok=True).session if wanted else None
    except (BrokenFile, OSError) as error:
        raise refused(path, error) from None


def _may_hold(data: bytes, wish: str) -> bool:
    """Whether a file may say this: its text has it, or could have it in escapes or over the end of a line."""
    text = data.decode(errors="replace").casefold()
    return wish in text or "\\" in text or " " in wish


def _progress(session: Session) -> int:
    parts = [done / count for step in steps() for done, count in (step.progress(session),) if count]
    return round(100 * sum(parts) / len(parts)) if parts else 0


def _table(found: Found) -> dict[str, Any]:
    table = asdict(found.overview)
    when = found.overview.next_date
    facts = {key: table[key] for key in ("title", "practice", "organisation", "language")}
    return {
        "path": str(found.path),
        **facts,
        "progress": found.progress,
        "next_date": when.isoformat() if when else None,
        "open_actions": table["open_actions"],
        "overdue_actions": table["overdue_actions"],
    }


def _text(found: list[Found], wish: str) -> str:
    if not found and wish:
        return _("No session here has “{text}” in it.").format(text=clean_line(wish))
    if not found:
        return _("No sessions here. “toi new FILE” makes one.")
    return "\n".join(map(_line, found))


def _line(found: Found) -> str:
    line = found.overview
    facts = [
        line.organisation,
        _("{percent} per cent done").format(percent=found.progress),
        _("next {date}").format(date=dates.full(line.next_date)) if line.next_date else "",
        ngettext("{count} open action", "{count} open actions", line.open_actions).format(count=line.open_actions),
        _("{count} overdue").format(count=line.overdue_actions) if line.overdue_actions else "",
    ]
    title = line.title or _("Untitled session")
    return f"{shown(found.path)}: {title}\n  " + "; ".join(fact for fact in facts if fact)
