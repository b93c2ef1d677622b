"""Large sessions to measure with, made through the program's own model and codec from a shipped example."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Final

from toi_tui.model.item import make
from toi_tui.model.parts.days import Activity
from toi_tui.model.parts.mindmap import Node
from toi_tui.model.session import Session
from toi_tui.storage import codec, shipped

NODES: Final = 10_000
CARDS: Final = 200
"""Cards in each of the five columns of the large board."""

_FAN = 10
_WORDS: Final = ("ohjaus", "opiskelija", "työpaikka", "tapaaminen", "sopimus", "arviointi", "palaute", "aikataulu")


def example() -> Session:
    """A shipped example."""
    return codec.read(shipped.example("kuusilampi")).session


def map_session(nodes: int = NODES) -> Session:
    """The example with a map of so many nodes, ten below each, depth first."""
    session = example()
    return replace(session, mindmap=replace(session.mindmap, nodes=dict(_subtree(0, nodes))))


def _subtree(number: int, most: int) -> Iterator[tuple[str, Node]]:
    parent = _node_id((number - 1) // _FAN) if number else ""
    yield _node_id(number), make(Node, {"parent": parent, "text": _text(number)})
    for child in range(number * _FAN + 1, min(number * _FAN + _FAN + 1, most)):
        yield from _subtree(child, most)


def _node_id(number: int) -> str:
    return f"n{number:07}"


def board_session(cards: int = CARDS) -> Session:
    """The example with so many activities on each of its five days."""
    session = example()
    activities = {
        f"a{day}{number:06}": make(Activity, {"day": day, "text": _text(number)})
        for day in range(1, 6)
        for number in range(cards)
    }
    return replace(session, days=replace(session.days, activities=activities))


def _text(number: int) -> str:
    words = " ".join(_WORDS[(number * step + step) % len(_WORDS)] for step in (1, 3, 7))
    return f"{words} {number}"


def write(session: Session, path: Path) -> Path:
    """Write a session file."""
    path.write_bytes(codec.write(session)[0])
    return path
