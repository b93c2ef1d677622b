"""`toi add FILE TEXT --to swot.threats`: an item without opening the screen."""

import random
import sys
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

from toi_tui.editing.document import Document
from toi_tui.editing.items import AddItems
from toi_tui.headless import clock
from toi_tui.headless.refusal import Refusal, at, opened_to_change, refused, shown
from toi_tui.locale import _, ngettext
from toi_tui.model import births, calendar
from toi_tui.model.ids import make_id
from toi_tui.model.item import Fields, kinds_of
from toi_tui.model.names import MAIN_FIELDS
from toi_tui.model.parts.days import kind_of_next_answer
from toi_tui.model.parts.mindmap import TRAY
from toi_tui.model.references import KEYED
from toi_tui.model.session import LISTS, Session
from toi_tui.model.text import clean_line, lines_of
from toi_tui.storage.format.problems import BrokenFile
from toi_tui.storage.session_file import SessionFile

_choose = random.SystemRandom().choice

PLACES: Final = tuple(path for path in LISTS if path not in KEYED and not path.startswith("conflicts."))
"""The lists that take new items: not those whose items have fixed numbers."""


def declare(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument("file", metavar=_("FILE"), type=Path, help=_("a session"))
    parser.add_argument("text", metavar=_("TEXT"), help=_("the text of the item; - reads lines, an item each"))
    places = ", ".join(path.removesuffix(".items") for path in PLACES)
    parser.add_argument("--to", metavar=_("LIST"), type=_place, required=True, help=places)


def run(options: Namespace) -> int:
    """Add the items and save."""
    file = opened_to_change(options.file)
    texts = _texts(options.text)
    if not texts:
        raise Refusal(at(options.file, _("There is no text to add.")))
    document = Document(file.session)
    taken = {id for _path, rows in file.session.lists() for id in rows}
    values = _values(file, options.to)
    items: dict[str, Any] = {}
    for text in texts:
        id = make_id(_choose, taken | items.keys())
        items[id] = {_main_field(options.to): text, **next(values)}
    document.do(AddItems(options.to, items))
    try:
        file.save_with_others(document.session, clock.now())
    except (BrokenFile, OSError) as error:
        raise refused(options.file, error) from None
    said = ngettext("{count} item added to {list} of {file}.", "{count} items added to {list} of {file}.", len(texts))
    path = options.to.removesuffix(".items")
    place = " ".join(dict.fromkeys([path, *(values["task"] for values in items.values() if "task" in values)]))
    print(said.format(count=len(texts), list=place, file=shown(file.path)))
    return 0


def _place(text: str) -> str:
    """The list that is meant; a part with one list need not name it."""
    for path in (text, f"{text}.items"):
        if path in PLACES:
            return path
    raise ArgumentTypeError(_("there is no list “{name}”; see --help").format(name=clean_line(text)))


def _texts(said: str) -> tuple[str, ...]:
    if said == "-":
        return lines_of(sys.stdin.read() if sys.stdin else "")
    line = clean_line(said)
    return (line,) if line else ()


def _main_field(path: str) -> str:
    return next(key for key in MAIN_FIELDS if key in kinds_of(LISTS[path]))


def _values(file: SessionFile, path: str) -> Iterator[Fields]:
    """The fields besides its text that the screens would give a new item of this list, for one after another."""
    session = file.session
    for name in births.names(path, session.items(path).values()):
        match path:
            case "mindmap.nodes":
                yield {"parent": TRAY}
            case "days.notes":
                yield {"day": _day(session), "at": clock.now().replace(microsecond=0)}
            case "days.activities":
                yield {"day": _day(session)}
            case "tasks.answers":
                yield from _values_of_answers(file)
            case _:
                yield name


def _values_of_answers(file: SessionFile) -> Iterator[dict[str, Any]]:
    """Of answers their task and most likely kind, one after another."""
    task = calendar.task_to_answer(file.session)
    if task is None:
        said = _("No task waits for answers: begin one on the step Days, or take one back there from debriefed (b).")
        raise Refusal(at(file.path, said))
    kinds = [each.kind for each in file.session.tasks.answers.values() if each.task == task]
    while True:
        kind = kind_of_next_answer(task, kinds[-1] if kinds else None)
        kinds.append(kind)
        yield {"task": task, "kind": kind}


def _day(session: Session) -> int:
    """The day that is today, else the next one, else the first."""
    today = clock.today()
    return calendar.day_on(session, today) or calendar.next_day(session, today) or 1
