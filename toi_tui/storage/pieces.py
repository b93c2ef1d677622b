"""The text of a session file in pieces, so that what did not change is written back as it was read."""

from collections.abc import Iterable, Iterator, Mapping
from typing import Any, Final, NamedTuple

from toi_tui.model.item import lists_of
from toi_tui.model.session import LISTS, PARTS, Session
from toi_tui.storage.blocks import Block, Keys, split

Texts = Mapping[str, str]


class ScatteredError(Exception):
    """An item or part does not stand in a block of its own, so blocks cannot be kept."""


class Piece(NamedTuple):
    """Neighbouring blocks of one list, by id; or the one block of a part's own fields or of anything else."""

    path: str
    """The list or the part; empty for what no part holds."""
    texts: Texts
    foreign: str | None = None
    """The key of a table that this version does not know; None for what it knows."""

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


def cut(text: str, session: Session) -> tuple[Piece, ...]:
    """The text in pieces.

    Raises:
        ScatteredError: an item of the session has no block of its own.
    """
    runs: list[tuple[str, str | None, dict[str, str]]] = []
    with_header: set[Keys] = set()
    blocks = split(text)
    for block, end in zip(blocks, [*(block.start for block in blocks[1:]), len(text)], strict=True):
        with_header.add(block.keys)
        path, foreign, id = _owner(block)
        _append(runs, path, foreign, id, text[block.start : end])
    pieces = tuple(Piece(path, texts, foreign) for path, foreign, texts in runs)
    _require_whole(pieces, with_header, session)
    return pieces


def _owner(block: Block) -> tuple[str, str | None, str]:
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


def _append(
    runs: list[tuple[str, str | None, dict[str, str]]], path: str, foreign: str | None, id: str, text: str
) -> None:
    last_path, last_foreign, texts = runs[-1] if runs else ("", None, {})
    if id and (path, foreign) == (last_path, last_foreign):
        if id in texts and id != next(reversed(texts)):
            raise ScatteredError
        texts[id] = texts.get(id, "") + text
    else:
        runs.append((path, foreign, {id: text}))


def _require_whole(pieces: Iterable[Piece], with_header: set[Keys], session: Session) -> None:
    ids: dict[str, list[str]] = {path: [] for path in LISTS}
    for piece in pieces:
        if piece.path in ids:
            ids[piece.path].extend(piece.texts)
    for path, rows in session.lists():
        part, _, name = path.partition(".")
        if ids[path] != list(rows) or not all((part, name, id) in with_header for id in rows):
            raise ScatteredError


def lay(pieces: Iterable[Piece], path: str, texts: Texts) -> Iterator[Piece]:
    """The pieces with these texts, in this order, as the blocks of a list or part.

    Blocks that stay fill the places that they had; a new one comes behind its predecessor, or where the order of
    the file has its list.
    """
    pieces = list(pieces)
    places = [at for at, piece in enumerate(pieces) if piece.path == path and piece.foreign is None]
    if not places:
        rank = RANKS[path]
        at = max((at for at, piece in enumerate(pieces[:-1]) if piece.rank < rank), default=0) + 1
        return iter([*pieces[:at], Piece(path, texts), *pieces[at:]] if texts else pieces)
    shares = _shares([pieces[at].texts for at in places], texts)
    filled = {at: Piece(path, share) for at, share in zip(places, shares, strict=True)}
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
