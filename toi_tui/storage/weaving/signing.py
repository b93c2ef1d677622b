"""The table of writers into the text of a session file: behind all else, and the blocks that stay as they were."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from toi_tui.model.sameness import same
from toi_tui.storage.format.blocks import split
from toi_tui.storage.format.canonical import dump
from toi_tui.storage.format.writers import WRITERS, Writers
from toi_tui.storage.weaving.layout import FileLayout
from toi_tui.storage.weaving.pieces import TextPiece
from toi_tui.storage.weaving.readback import MisreadError
from toi_tui.storage.weaving.rewriting import lead_of, table_of


def signed(layout: FileLayout, writers: Writers) -> FileLayout:
    """The layout with the table of these writers instead of the one that it had.

    Raises:
        MisreadError: the table does not stand in blocks of its own.
    """
    if same(layout.writers.raw, writers.raw):
        return layout
    there = [piece.texts[""] for piece in layout.pieces if _names(piece)]
    _require(there, layout.writers)
    *others, end = (piece for piece in layout.pieces if not _names(piece))
    texts = [*_texts(there, writers, layout.newline)]
    _require(texts, writers)
    pieces = (*others, *(TextPiece("", {"": text}, WRITERS) for text in texts), end)
    data = "".join([text for piece in pieces for text in piece.texts.values()]).encode()
    return replace(layout, data=data, known_pieces=pieces, writers=writers)


def _names(piece: TextPiece) -> bool:
    return piece.path == "" and piece.foreign == WRITERS


def _require(texts: Iterable[str], writers: Writers) -> None:
    """Require that these blocks name the writers."""
    if not same(table_of("".join(texts), (WRITERS,)) or {}, writers.raw):
        raise MisreadError


def _texts(there: Iterable[str], writers: Writers, newline: str) -> Iterator[str]:
    """A block for each writer, its old one where nothing changed; all of them in one where that cannot be."""
    blocks = {_name(text): text for text in there}
    if None in blocks or writers.raw.keys() != {"items"}:
        yield _block(writers.raw, newline, "")
        return
    for name, entry in writers.entries.items():
        text = blocks.get(name, "")
        stays = text and same(table_of(text, (WRITERS, "items", name)), entry)
        yield text if stays else _block({"items": {name: entry}}, newline, text)


def _name(text: str) -> str | None:
    """The writer that a block is about; None when it is not about one and nothing else."""
    keys = split(text)[1].keys
    return keys[2] if len(keys) == len((WRITERS, "items", "")) else None


def _block(raw: Mapping[str, Any], newline: str, before: str) -> str:
    return (lead_of(before, (WRITERS,)) or newline) + dump({WRITERS: raw}).replace("\n", newline)
