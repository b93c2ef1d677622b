"""Saying what else an item came from: two things turn out to be the same, and what was made of one names both."""

from collections.abc import Sequence

from toi_tui.editing.items import SetFields
from toi_tui.locale import N_, _
from toi_tui.model.carrying_over import can_be_source
from toi_tui.model.finding import Hit
from toi_tui.model.item import Item
from toi_tui.model.names import called, main_field
from toi_tui.model.session import Session
from toi_tui.model.trace import Trace
from toi_tui.shell.bench import Bench
from toi_tui.shell.boxes.find_all import FindAllScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.text import clip, one_line

_QUOTED = 40


class SourceScreen(FindAllScreen):
    """Finds what an item came from: before anything is typed its sources, then all that could be one.

    Each item is found by what it is called alone, and nothing that came from the item itself: that would be a circle.
    """

    def __init__(self, session: Session, id: str, item: Item) -> None:
        super().__init__(session)
        self._item = item
        self._sources: tuple[str, ...] = getattr(item, "sources", ())
        below = {id, *Trace(session).all_made(id)}
        self.texts = tuple(hit for hit in self.texts if hit.id not in below and self._is_whole(hit))

    def _is_whole(self, hit: Hit) -> bool:
        return can_be_source(hit.path) and hit.field == main_field(self.session.items(hit.path)[hit.id])

    def on_mount(self) -> None:
        """Begin with the sources there are."""
        self.look_for("")

    def heading(self) -> str:
        """Whose sources they are."""
        return _("What did “{text}” come from?").format(text=clip(one_line(called(self._item)), _QUOTED))

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return _("Enter adds it, or takes it off · ↑↓ choose · Esc closes"), _("Enter adds or takes off · Esc")

    def hits(self, wish: str) -> tuple[Hit, ...]:
        """The texts that are found; the sources there are where nothing is looked for."""
        return super().hits(wish) if wish else tuple(hit for hit in self.texts if hit.id in self._sources)

    def tail(self, hit: Hit) -> str:
        """A tick behind what is a source already."""
        return " ".join(each for each in (super().tail(hit), "✓" if hit.id in self._sources else "") if each)


class Sourcing:
    """Adds sources to the item at the cursor of a screen, and takes them off."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def change(self) -> None:
        """Let the user find a source."""
        target, item = self._bench.here.target, self._bench.here.item
        if target is not None and item is not None:
            box = SourceScreen(self._bench.desk.session, target.id, item)
            self._bench.app.push_screen(box, lambda hit: self._take(target, hit))

    def _take(self, target: Target, hit: Hit | None) -> None:
        item = self._bench.meaning.item(target)
        if hit is None or item is None:
            return
        before: tuple[str, ...] = getattr(item, "sources", ())
        more = hit.id not in before
        after = (*before, hit.id) if more else tuple(each for each in before if each != hit.id)
        if self._bench.do(SetFields(target.list, target.id, {"sources": after}, label=N_("sources"))) is not None:
            said = (
                _("“{text}” is a source now. u takes it back.")
                if more
                else _("“{text}” is no source any more. u takes it back.")
            )
            self._bench.say(said.format(text=clip(one_line(hit.text), _QUOTED)))
