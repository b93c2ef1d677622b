"""`toi list [DIR]`: the sessions of a folder."""

import json
import re
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from itertools import islice
from pathlib import Path
from typing import Any, Final

from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, refused, shown
from toi_tui.locale import _, dates, ngettext
from toi_tui.model.item import Table, values_of
from toi_tui.model.overview import Overview, overview
from toi_tui.model.session import PARTS, Session
from toi_tui.screens import steps
from toi_tui.storage import atomic, codec
from toi_tui.storage.problems import BrokenFile

BOUND: Final = 5000
"""So many files of a folder are looked at."""

LARGEST: Final = 16 * 1024 * 1024

_SESSION = re.compile(rb"^\s*\[session\]|^\s*format\s*=\s*\d", re.MULTILINE)


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
    """List the sessions; 1 when some file of the folder is a session that cannot be read."""
    wish = options.search.casefold()
    found: list[Found] = []
    broken = False
    for path in _files(options.folder):
        try:
            session = _read(path)
        except Refusal as refusal:
            print(refusal, file=sys.stderr)
            broken = True
            continue
        if session and (not wish or any(wish in text.casefold() for text in _texts(session))):
            found.append(Found(path, overview(session, clock.today()), _progress(session)))
    print(json.dumps(list(map(_table, found)), indent=2) if options.json else _text(found))
    return int(broken)


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


def _read(path: Path) -> Session | None:
    """The session of a file; None when it is some other TOML file.

    Raises:
        Refusal: it seems to be a session and cannot be read.
    """
    try:
        data = atomic.read(path, LARGEST)
        return codec.read(data, newer_ok=True).session if _SESSION.search(data) else None
    except (BrokenFile, OSError) as error:
        raise refused(path, error) from None


def _progress(session: Session) -> int:
    parts = [done / count for step in steps() for done, count in (step.progress(session),) if count]
    return round(100 * sum(parts) / len(parts)) if parts else 0


def _texts(session: Session) -> Iterator[str]:
    """Every text of a session."""
    tables: list[Table] = [session.part(name) for name in PARTS]
    tables += [row for _path, rows in session.lists() for row in rows.values()]
    for table in tables:
        for value in values_of(table).values():
            yield from _strings(value)


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        yield from (each for each in value.values() if isinstance(each, str))


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


def _text(found: list[Found]) -> str:
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
    return f"{shown(found.path)}: {line.title}\n  " + "; ".join(fact for fact in facts if fact)
