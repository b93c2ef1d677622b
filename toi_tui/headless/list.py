"""`toi list [DIR]`: the sessions of a folder."""

import json
import sys
from argparse import ArgumentParser, Namespace
from datetime import date
from itertools import islice
from pathlib import Path
from typing import Any, Final, NamedTuple

import toi_tui
from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import _, dates, ngettext
from toi_tui.model.overview import Overview, overview
from toi_tui.model.text import clean_line
from toi_tui.storage.disk.listing import Listed, files
from toi_tui.storage.state.glances import Glance, Glances

BOUND: Final = 5000
"""So many files of a folder are looked at."""


class Found(NamedTuple):
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
    known = Glances(options.folder, toi_tui.__version__)
    found: list[Found] = []
    broken = False
    wish = " ".join(options.search.casefold().split())
    for file in _files(options.folder):
        path = options.folder / file.name
        try:
            glance = _glance(path, file, known, wish)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            broken = True
            continue
        if glance is not None and glance.gist is not None:
            found.append(Found(path, overview(glance.gist, clock.today()), glance.progress))
    if not options.search:
        known.keep()
    found.sort(key=lambda each: each.overview.next_date or date.max)  # they were in the order of their names
    print(json.dumps(list(map(_table, found)), indent=2) if options.json else _text(found, options.search))
    return int(broken)


def _glance(path: Path, file: Listed, known: Glances, wish: str) -> Glance | None:
    """The glance of a file: as it was seen the last time, else as it is read; None when the wish is not in it.

    Raises:
        Refusal: it seems to be a session and cannot be read.
    """
    seen = known.seen(file) if not wish else None
    if seen is not None:
        return seen
    from toi_tui.headless.glancing import glance_at  # where all was seen before, a list does without

    glance = glance_at(path, wish)
    if glance is not None:
        known.remember(file, glance, clock.now().timestamp())
    return glance


def _files(folder: Path) -> list[Listed]:
    """The files of a folder that could be sessions, by their names."""
    try:
        first = sorted(islice(files(folder, ".toml"), BOUND + 1))
    except OSError as error:
        raise refused(folder, error) from None
    if len(first) > BOUND:
        said = _("There are more than {count} files; the rest is left out.").format(count=BOUND)
        print(at(folder, said), file=sys.stderr)
    return first[:BOUND]


def _table(found: Found) -> dict[str, Any]:
    table = found.overview._asdict()
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
