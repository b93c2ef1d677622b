"""The layout of a session file: its bytes, and its text in pieces once something is to be written."""

from dataclasses import field
from functools import cached_property
from typing import TYPE_CHECKING

from toi_tui.model import statically
from toi_tui.model.session import FORMAT, Session
from toi_tui.storage.format.writers import NOBODY, Writers

if TYPE_CHECKING:
    from toi_tui.storage.weaving.former import Former
    from toi_tui.storage.weaving.pieces import TextPiece


@statically.frozen(slots=False)
class FileLayout:
    """The bytes of a session file, and the session that they say."""

    data: bytes
    session: Session
    known_pieces: "tuple[TextPiece, ...] | None" = field(default=None, repr=False)
    format: int = FORMAT
    """The version that wrote the data."""
    origin: "FileLayout | None" = field(default=None, repr=False, compare=False)
    """The layout that was read, or made as a new file, and became this one since; None when this is it."""
    former: "Former" = field(default_factory=dict, repr=False, compare=False)
    """Texts of blocks that stood there before."""
    writers: Writers = NOBODY
    """Whose states are in it."""

    @cached_property
    def pieces(self) -> "tuple[TextPiece, ...]":
        """The text in pieces; cut only when something is to be written."""
        from toi_tui.storage.weaving.pieces import cut  # not needed to read a file

        if self.known_pieces is not None:
            return self.known_pieces
        text = self.data.decode()
        return cut(text if text.endswith("\n") else text + self.newline, self.session)

    @property
    def newline(self) -> str:
        """How its lines end."""
        return "\r\n" if b"\r\n" in self.data else "\n"
