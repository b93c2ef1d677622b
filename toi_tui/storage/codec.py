"""The session file's format: bytes to a session, and a session to bytes that keep what did not change."""

from collections.abc import Mapping
from typing import Any

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.model.item import MisfitError
from toi_tui.model.session import FORMAT, PARTS, Session
from toi_tui.storage.format.parsing import parse
from toi_tui.storage.format.problems import BrokenFile, NewerFile, Problem
from toi_tui.storage.format.tables import ShapeError, session_of, tables_of
from toi_tui.storage.format.versions import brought_up
from toi_tui.storage.format.writers import NOBODY, WRITERS, Writers, writers_of
from toi_tui.storage.weaving.layout import FileLayout


@statically.frozen
class Opened:
    """A file that was read: its session, and the layout that the next `write` goes on from."""

    session: Session
    layout: FileLayout
    format: int = FORMAT
    """Higher than `FORMAT` when the file is a later version's: then the session is what could be understood of it."""


def read(data: bytes, *, newer_ok: bool = False) -> Opened:
    """Read a session file.

    With `newer_ok` a later version's file is understood as far as possible; it must not be written again.

    Raises:
        NewerFile: the file is a later version's.
        BrokenFile: it cannot be read as a session; all that is wrong with it is told.
    """
    text, tables = parse(data)
    format = _format(text, tables)
    if format > FORMAT:
        if not newer_ok:
            raise NewerFile(_newer(text), format)
        from toi_tui.storage.format import checking  # pydantic, which a file without faults does not pay for

        tables = checking.understood(tables)
    tables = brought_up(tables, format)
    writers = writers_of(tables, text)
    said = tables if writers is None else {key: table for key, table in tables.items() if key != WRITERS}
    try:
        session = session_of(said)
    except (MisfitError, ShapeError):
        from toi_tui.storage.format import checking

        raise BrokenFile(checking.problems(text, tables)) from None
    return Opened(session, FileLayout(data, session, format=format, writers=writers or NOBODY), format)


def write(session: Session, layout: FileLayout | None = None) -> tuple[bytes, FileLayout]:
    """The bytes of a session file, and their layout for the next time.

    Blocks of the layout whose items did not change are kept, and when nothing changed all bytes are. Without a
    layout, when what was woven would be read as anything else, or when an earlier version wrote it, all is written
    anew but the comments that it begins with.

    Raises:
        ValueError: what is to be written could not be read again; nothing that a file can say leads there.
    """
    from toi_tui.storage.weaving.changes import changes  # all of these are not needed to read a file
    from toi_tui.storage.weaving.weaving import weave

    if layout is not None and layout.format != FORMAT and not changes(session, layout.session):
        return layout.data, layout
    if layout is not None and layout.format == FORMAT:
        try:
            woven = weave(session, layout)
        except ValueError:
            pass
        else:
            return woven.data, woven
    anew = _anew(session, layout, layout.writers if layout is not None else NOBODY)
    return anew.data, anew


def sign(layout: FileLayout, writers: Writers) -> FileLayout:
    """A layout that is to be written, with the table of these writers as its last one; all else stays as it was.

    A file that says something else in the place of that table names nobody.
    """
    from toi_tui.storage.weaving.signing import signed  # not needed to read a file

    if WRITERS in layout.session.extra:
        return layout
    try:
        return signed(layout, writers)
    except ValueError:
        return _anew(layout.session, layout, writers)


def _anew(session: Session, layout: FileLayout | None, writers: Writers) -> FileLayout:
    """All written anew but the comments that the file begins with."""
    from toi_tui.storage.format import canonical
    from toi_tui.storage.weaving.rewriting import lead_of

    text = canonical.dump({**tables_of(session), **({WRITERS: writers.raw} if writers.raw else {})})
    if layout is None:
        return FileLayout(text.encode(), session, writers=writers)
    head = lead_of(layout.data.decode()).replace("\r\n", "\n")
    data = (head + text).replace("\n", layout.newline).encode()
    origin = (layout.origin or layout) if layout.format == FORMAT else None
    return FileLayout(data, session, origin=origin, former=layout.former, writers=writers)


def _format(text: str, tables: dict[str, Any]) -> int:
    format = tables.get("format")
    if format is None:
        raise BrokenFile((Problem(None, "format", _seeming(tables)),))
    if type(format) is not int or format < 1:
        from toi_tui.storage.format import checking

        raise BrokenFile(checking.problems(text, tables))
    return format


def _newer(text: str) -> Problem:
    from toi_tui.storage.format.blocks import place

    message = _("A later version of this program wrote the file: use that version to change it.")
    return Problem(place(text, ("format",)), "format", message)


def _seeming(tables: Mapping[str, Any]) -> str:
    """A guess, in words, at a file without `format`."""
    if not tables:
        return _("The file is empty or holds only comments: it is no session.")
    if "method" in tables and "template" in tables:
        return _("This seems to be a method, which new sessions start from, not a session.")
    if "project" in tables or "tool" in tables:
        return _("This seems to be the settings of a Python project, not a session.")
    if tables.keys() <= {"language", "theme", "glyphs", "keys"}:
        return _("This seems to be the settings of this program, not a session.")
    if tables.keys() & PARTS.keys():
        return _("This seems to be a session without its first line: write format = 1 there.")
    return _("This TOML file is no session: it does not say format = 1.")
