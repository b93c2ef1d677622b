"""Hypothesis strategies for sessions, built from the declarations of the model's fields.

Each is made once: Hypothesis looks a strategy over when it first draws from it, which takes longer than to draw.
"""

from dataclasses import replace
from datetime import date, datetime, time
from functools import cache
from typing import Any

from hypothesis import settings
from hypothesis import strategies as st

from tests.shares import EXAMPLES
from toi_tui.model.item import Table, kinds_of, lists_of, make, revise
from toi_tui.model.kinds import LARGEST, Choice, Exactly, Kind, PerKey, Reference, Several, Text, Whole
from toi_tui.model.parts.swot import QUADRANTS
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.model.text import clean


def tries(often: int) -> settings:
    """Try a property with so many examples, a share of them in a usual run; with thirty times as many in a long one."""
    is_long = settings.get_current_profile_name() == "long"
    return settings(max_examples=often * 30 if is_long else -(-often // EXAMPLES))


AWKWARD = [
    '"""',
    "'''",
    "\\",
    "[swot.threats.x]",
    "# no comment",
    "\n\n[plan]\n",
    "",
    "a\nb",
    "\t",
    '"',
    "ääkkönen",
    "€😀",
    "]",
]


@cache
def texts() -> st.SearchStrategy[str]:
    """Texts as the model holds them, awkward ones among them."""
    return st.one_of(st.sampled_from(AWKWARD), st.lists(st.sampled_from(AWKWARD)).map("".join), st.text()).map(clean)


@cache
def ids() -> st.SearchStrategy[str]:
    """Ids of items: mostly plain, now and then anything that is not empty."""
    plain = st.text("abcdefgh2345", min_size=1, max_size=4)
    return st.one_of(plain, plain, st.text(st.characters(codec="utf-8"), min_size=1, max_size=4))


@cache
def values(kind: Kind) -> st.SearchStrategy[Any]:
    """Values of a kind."""
    match kind:
        case Reference():
            return st.one_of(st.just(""), ids().map(clean))
        case Text():
            return texts()
        case Choice(words):
            return st.sampled_from(words)
        case Whole(least, most):
            return st.integers(least, min(most, LARGEST))
        case Several(of):
            return st.lists(values(of), max_size=3)
        case PerKey(of):
            return st.dictionaries(ids(), values(of), max_size=3)
        case Exactly(type):
            return {bool: st.booleans(), date: st.dates(), time: st.times(), datetime: st.datetimes()}[type]
    raise AssertionError(kind)


@cache
def unknown() -> st.SearchStrategy[dict[str, Any]]:
    """Keys that no version knows, with anything that TOML can hold."""
    leaf = st.one_of(
        st.booleans(), st.integers(), st.floats(), st.text(st.characters(codec="utf-8")), st.dates(), st.times(),
        st.datetimes(), st.just("a\r\nb"),
    )  # fmt: skip
    names = st.text(st.characters(codec="utf-8"), max_size=4).map("x-{}".format)
    value = st.recursive(
        leaf, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(names, inner, max_size=3), max_leaves=6
    )
    return st.dictionaries(names, value, max_size=2)


@cache
def _some(names: tuple[str, ...], most: int) -> st.SearchStrategy[list[str]]:
    return st.lists(st.sampled_from(names), unique=True, max_size=most)


@cache
@st.composite
def fields(draw: st.DrawFn, of: type[Table], *, extra: bool = False) -> dict[str, Any]:
    """Some fields of a table, in any order, with unknown ones when asked for."""
    kinds = kinds_of(of)
    names = draw(_some(tuple(sorted(kinds)), 5)) if kinds else []
    return {name: draw(values(kinds[name])) for name in names} | (draw(unknown()) if extra else {})


@cache
def rows(path: str, *, extra: bool = False) -> st.SearchStrategy[Table]:
    """Items of a list."""
    return fields(LISTS[path], extra=extra).map(lambda found: make(LISTS[path], found))


@cache
def _items(path: str, most: int, *, extra: bool) -> st.SearchStrategy[dict[str, Table]]:
    return st.dictionaries(ids(), rows(path, extra=extra), max_size=most)


@cache
@st.composite
def parts(draw: st.DrawFn, name: str, *, extra: bool = False) -> Table:
    """A part with items in its lists."""
    of = PARTS[name]
    own = make(of, draw(fields(of, extra=extra)))
    lists = {key: draw(_items(f"{name}.{key}", 3, extra=extra)) for key in lists_of(of)}
    return type(own)(**{key: getattr(own, key) for key in kinds_of(of)}, extra=own.extra, **lists)


@cache
@st.composite
def sessions(draw: st.DrawFn, *, extra: bool = False) -> Session:
    """Sessions with a few parts filled; with `extra` unknown keys at every level."""
    names = draw(_some(tuple(sorted(PARTS)), 4))
    return Session(**{name: draw(parts(name, extra=extra)) for name in names}, extra=draw(unknown()) if extra else {})


@st.composite
def _changed(draw: st.DrawFn, session: Session) -> Session:
    """A session as somebody has left it who was given this one."""
    if draw(st.integers(0, 4)) == 0:
        session = replace(session, extra={**session.extra, **draw(unknown())})
    names = draw(_some(tuple(sorted(PARTS)), 2))
    there = [name for name in PARTS if session.part(name) != PARTS[name]()]
    for name in {*names, *there}:
        session = replace(session, **{name: draw(_changed_part(name, session.part(name)))})
    return _across(draw, session)


@st.composite
def _changed_part(draw: st.DrawFn, name: str, part: Table) -> Table:
    if draw(st.booleans()):
        part = revise(part, draw(fields(type(part), extra=True)))
    lists = {key: draw(_changed_rows(f"{name}.{key}", getattr(part, key))) for key in lists_of(type(part))}
    return replace(part, **lists)


@st.composite
def _changed_rows(draw: st.DrawFn, path: str, before: dict[str, Table]) -> dict[str, Table]:
    after: dict[str, Table] = {}
    for id, row in before.items():
        what = draw(st.sampled_from(["keep", "keep", "edit", "delete"]))
        if what != "delete":
            after[id] = revise(row, draw(fields(LISTS[path], extra=True))) if what == "edit" else row
    after |= draw(_items(path, 2, extra=True))
    return dict(draw(st.permutations(list(after.items())))) if draw(st.booleans()) else after


def _across(draw: st.DrawFn, session: Session) -> Session:
    """The same with a note in another quadrant, now and then."""
    quadrants = [{**getattr(session.swot, name)} for name in QUADRANTS]
    source, target = draw(st.sampled_from(quadrants)), draw(st.sampled_from(quadrants))
    if source and source is not target and draw(st.booleans()):
        id = draw(st.sampled_from(list(source)))
        target[id] = source.pop(id)
        session = replace(session, swot=replace(session.swot, **dict(zip(QUADRANTS, quadrants, strict=True))))
    return session


@st.composite
def variants(draw: st.DrawFn, number: int = 2) -> tuple[Session, ...]:
    """A session and what so many people have made of it, each alone."""
    base = draw(sessions(extra=True))
    return base, *(draw(_changed(base)) for _ in range(number))
