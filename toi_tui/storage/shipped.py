"""Methods and examples: those that come with the program, in a wheel or a checkout, and the user's own methods."""

import errno
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from toi_tui.locale import _
from toi_tui.model import statically
from toi_tui.model.item import MisfitError
from toi_tui.model.method import Guide, Method
from toi_tui.model.session import FORMAT, Session
from toi_tui.model.text import clean
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.places import own_methods_folder
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.format.parsing import parse
from toi_tui.storage.format.problems import BrokenFile, Problem
from toi_tui.storage.format.tables import ShapeError, session_of

_PACKAGE = Path(__file__).parents[1]
_LIMIT = 4 * 1024 * 1024


@statically.frozen
class MethodOffer:
    """A method to choose; a broken one of the user's own says its problem instead of a method."""

    id: str
    language: str
    name: str
    path: Path
    method: Method | None = None
    problem: Problem | None = None


def examples() -> tuple[str, ...]:
    """The names of the shipped examples."""
    return tuple(sorted(path.stem for path in _folder("examples").glob("*.toml")))


def example(name: str) -> bytes:
    """The session file of a shipped example; FileNotFoundError when there is none of this name."""
    if name not in examples():
        raise FileNotFoundError(errno.ENOENT, _("There is no example of this name"), name)
    return atomic.read(_folder("examples") / f"{name}.toml")


def methods() -> tuple[MethodOffer, ...]:
    """The methods to choose from, those shipped first; one of the user's own hides a shipped one of the same id."""
    own = [_offer(path) for path in _files(own_methods_folder())]
    hidden = {(offer.id, offer.language) for offer in own if offer.method}
    shipped = map(_shipped_offer, _files(_folder("methods")))
    return (*(offer for offer in shipped if (offer.id, offer.language) not in hidden), *own)


def method(id: str, language: str) -> Method:
    """The method of this id, in this language or else in another one.

    Raises:
        FileNotFoundError: there is none of this id.
    """
    only = [_shipped_offer(path) for path in _files(_folder("methods")) if path.name == f"{id}.{language}.toml"]
    if only and only[0].method and not any(_files(own_methods_folder())):  # nearly always: one file to read, not all
        return only[0].method
    found = [offer.method for offer in methods() if offer.method and offer.id == id]
    if not found:
        raise FileNotFoundError(errno.ENOENT, _("There is no method of this name"), id)
    return next((each for each in found if each.language == language), found[0])


def method_of(session: Session) -> Method | None:
    """The method that a session started from, in the session's language; None when it is not known here."""
    try:
        return method(session.identity.method, session.identity.language)
    except FileNotFoundError:
        return None


def read_method(data: bytes) -> Method:
    """Read a method file.

    Raises:
        BrokenFile: it cannot be read as a method.
    """
    text, tables = parse(data)
    try:
        about = tables["method"]
        return Method(
            id=_text(about["id"]),
            language=_text(about["language"]),
            name=_text(about["name"]),
            summary=_text(about.get("summary", "")),
            rows={key: _text(name) for key, name in tables.get("rows", {}).items()},
            guides={step: _guide(table) for step, table in tables.get("guide", {}).items()},
            template=_template(text, tables),
        )
    except (KeyError, TypeError, AttributeError):
        message = _("This is not a method: see the shipped ones for the tables method, rows, guide and template.")
        raise BrokenFile((Problem(None, "", message),)) from None


def _template(text: str, tables: Mapping[str, Any]) -> Session:
    template = {"format": FORMAT, **tables.get("template", {})}
    try:
        return session_of(template)
    except (MisfitError, ShapeError):
        from toi_tui.storage.format import checking  # pydantic, only for a broken file

        raise BrokenFile(checking.problems(text, template, ("template",))) from None


def _guide(table: Mapping[str, Any]) -> Guide:
    panels = {key: _texts(questions) for key, questions in table.get("panels", {}).items()}
    return Guide(_text(table.get("about", "")), _texts(table.get("questions", [])), panels)


def _texts(values: Any) -> tuple[str, ...]:
    return tuple(_text(value) for value in values)


def _text(value: Any) -> str:
    if not isinstance(value, str):
        raise TypeError
    return clean(value)


def _offer(path: Path) -> MethodOffer:
    try:
        found = read_method(atomic.read(path, _LIMIT))
    except BrokenFile as error:
        return MethodOffer(path.stem, "", path.name, path, problem=error.problems[0])
    except OSError as error:
        return MethodOffer(path.stem, "", path.name, path, problem=Problem(None, "", told(error)))
    return MethodOffer(found.id, found.language, found.name, path, found)


@cache
def _shipped_offer(path: Path) -> MethodOffer:
    return _offer(path)


def _files(folder: Path) -> Iterator[Path]:
    return iter(sorted(folder.glob("*.toml")))


def _folder(name: str) -> Path:
    installed = _PACKAGE / "data" / name
    return installed if installed.is_dir() else _PACKAGE.parent / "data" / name
