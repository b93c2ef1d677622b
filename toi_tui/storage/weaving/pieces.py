"""The text of a session file in pieces, so that what did not change is written back as it was read."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from toi_tui.model.item import Item, alike, lists_of, make
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage.format import plain
from toi_tui.storage.format.blocks import TextBlock, split

Texts = Mapping[str, str]
"""The texts of items by their ids, in the order of the file; of anything else one without an id."""


class TextPiece(NamedTuple):
    """Neighbouring blocks of one list, by id; or the one block of a part's own fields or of anything else."""

    path: str
    """The list or the part; empty for what no part holds."""
    texts: Texts
    foreign: str | None = None
    """The key of a table that this version does not know, or of a list that has no blocks there; None elsewhere."""

    @property
    def rank(self) -> float:
        """Where it stands in the order of the file."""
        if self.foreign is None:
            return RANKS.get(self.path, -1)
        if self.path == "":
            return len(RANKS)
        header = RANKS.get(f"{self.path}.{self.foreign}")
        return RANKS[self.path] + len(lists_of(PARTS[self.path])) if header is None else header - 0.5


RANKS: Final[Mapping[str, int]] = {
    path: rank
    for rank, path in enumerate(
        path for part, of in PARTS.items() for path in (part, *(f"{part}.{name}" for name in lists_of(of)))
    )
}


def cut(text: str, session: Session) -> tuple[TextPiece, ...]:
    """The text of this session in pieces.

    Each text of an item says by itself that item and nothing else. What says an item otherwise, within a table above
    it or in blocks apart from each other, is foreign to its part, under the name of the list.
    """
    groups = list(_groups(text))
    often = Counter((path, id) for path, _foreign, id, _text in groups)
    runs: list[tuple[str, str | None, dict[str, str]]] = []
    for path, foreign, id, said in groups:
        whole = bool(id) and often[path, id] == 1 and says_item(said, path, id, session.items(path).get(id))
        if whole and runs and runs[-1][0] == path:
            runs[-1][2][id] = said
        elif id and not whole:
            part, _dot, name = path.partition(".")
            runs.append((part, name, {"": said}))
        else:
            runs.append((path, foreign, {id: said}))
    return tuple(TextPiece(path, texts, foreign) for path, foreign, texts in runs)


def _groups(text: str) -> Iterator[tuple[str, str | None, str, str]]:
    """Path, foreign key, id and text of each block, as one with those of an item's tables right behind it."""
    blocks = split(text)
    owner, start = _owner(blocks[0]), 0
    for block in blocks[1:]:
        following = _owner(block)
        if following != owner or not owner[2]:
            yield *owner, text[start : block.start]
            owner, start = following, block.start
    yield *owner, text[start:]


def _owner(block: TextBlock) -> tuple[str, str | None, str]:
    if not block.keys:
        return "", None, ""
    part, *rest = block.keys
    if part not in PARTS:
        return "", part, ""
    if not rest:
        return part, None, ""
    path = f"{part}.{rest[0]}"
    if path in LISTS and len(rest) > 1:
        return path, None, rest[1]
    return part, rest[0], ""


def says_item(text: str, path: str, id: str, row: Item | None) -> bool:
    """Whether a text says by itself this item, and nothing else."""
    try:
        table: Any = plain.loads(text)
        for key in (*path.split("."), id):
            ((only, table),) = table.items()
            if only != key:
                return False
        return row is not None and alike(make(LISTS[path], table), row)
    except (ValueError, AttributeError, RecursionError):  # it is no table, or not of this shape
        return False


def lay(pieces: Iterable[TextPiece], path: str, texts: Texts) -> Iterator[TextPiece]:
    """The pieces with these texts, in this order, as the blocks of a list or part.

    Blocks that stay fill the places that they had; a new one comes behind its predecessor, or where the order of
    the file has its list.
    """
    pieces = list(pieces)
    places = [at for at, piece in enumerate(pieces) if piece.path == path and piece.foreign is None]
    if not places:
        rank = RANKS[path]
        at = max((at for at, piece in enumerate(pieces[:-1]) if piece.rank < rank), default=0) + 1
        return iter([*pieces[:at], TextPiece(path, texts), *pieces[at:]] if texts else pieces)
    shares = _shares([pieces[at].texts for at in places], texts)
    filled = {at: TextPiece(path, share) for at, share in zip(places, shares, strict=True)}
    laid = (filled.get(at, piece) for at, piece in enumerate(pieces))
    return (piece for piece in laid if piece.texts)


def _shares(runs: list[Texts], texts: Texts) -> list[Texts]:
    """The texts dealt out to the runs, as many of those that stay to each as it had."""
    if len(runs) == 1:
        return [texts]
    left = [sum(id in texts for id in run) for run in runs]
    old: set[str] = set().union(*runs)
    shares: list[dict[str, Any]] = [{} for _ in runs]
    run = 0
    for id, text in texts.items():
        if id in old:
            while not left[run]:
                run += 1
            left[run] -= 1
        shares[run][id] = text
    return list(shares)
