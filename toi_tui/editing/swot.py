"""Edits of the SWOT step."""

from toi_tui.editing.delta import Draft
from toi_tui.locale import N_
from toi_tui.model import statically


@statically.frozen
class PairNotes:
    """Begin a strategy (TOWS) from two notes; `kind` is so, st, wo or wt."""

    id: str
    kind: str
    sources: tuple[str, str]
    label: str = N_("pairing")

    def run(self, draft: Draft) -> None:
        """Change the draft."""
        draft.add("swot.tows", self.id, {"kind": self.kind, "sources": self.sources})
