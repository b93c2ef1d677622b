"""`toi check FILE…`: is it valid, and what is still open?"""

import json
import sys
from argparse import ArgumentParser, Namespace
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from toi_tui.headless.refusal import advised, at, shown, unopened
from toi_tui.locale import _, ngettext
from toi_tui.model.open_points import open_points
from toi_tui.model.points.point import OpenPoint
from toi_tui.storage import codec
from toi_tui.storage.disk import atomic
from toi_tui.storage.format.problems import BrokenFile, Problem


@dataclass(frozen=True, slots=True)
class Finding:
    """The errors and the open points found in a file."""

    path: Path
    errors: tuple[Problem, ...] = ()
    open_points: tuple[OpenPoint, ...] = ()


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("files", metavar=_("FILE"), type=Path, nargs="+", help=_("session files"))
    parser.add_argument("--json", action="store_true", help=_("print for programs"))


def run(options: Namespace) -> int:
    """Check the files; 1 when one of them is not valid."""
    findings = [_check(path) for path in options.files]
    if options.json:
        print(json.dumps([_table(finding) for finding in findings], indent=2))
    else:
        for finding in findings:
            _say(finding)
    return int(any(finding.errors for finding in findings))


def _check(path: Path) -> Finding:
    try:
        session = codec.read(atomic.read(path)).session
    except BrokenFile as error:
        return Finding(path, error.problems)
    except OSError as error:
        return Finding(path, (Problem(None, "", unopened(error)),))
    return Finding(path, open_points=open_points(session))


def _say(finding: Finding) -> None:
    for problem in finding.errors:
        print(at(finding.path, problem), file=sys.stderr)
    if finding.errors:
        for advice in advised(finding.path):
            print(advice, file=sys.stderr)
        return
    count = len(finding.open_points)
    said = ngettext("{file}: valid, {count} open point", "{file}: valid, {count} open points", count)
    print(said.format(file=shown(finding.path), count=count))
    for point in finding.open_points:
        print(f"- {point.text}")


def _table(finding: Finding) -> dict[str, Any]:
    return {
        "path": str(finding.path),
        "ok": not finding.errors,
        "errors": [
            {"line": each.line, "column": each.column, "key": each.key, "message": each.message}
            for each in finding.errors
        ],
        "open_points": [
            {"code": each.code, "part": each.part, "item": each.item, "text": each.text} for each in finding.open_points
        ],
    }
