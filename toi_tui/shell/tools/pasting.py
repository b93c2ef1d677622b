"""Text that is there already becomes items: lines that are pasted, and what was typed with no field open."""

from toi_tui.editing.items import AddItem
from toi_tui.locale import _, ngettext
from toi_tui.shell.bench import Bench
from toi_tui.shell.target import Place
from toi_tui.widgets.text import end_of


class Pasting:
    """Items from text, where the cursor stands."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    @property
    def _place(self) -> Place | str:
        return self._bench.meaning.place(self._bench.panel.spot)

    def paste(self, text: str) -> None:
        """Begin items from what was pasted while nothing else takes it."""
        from toi_tui.widgets.editor import is_pasteable  # not needed before the first paint

        if not is_pasteable(text):
            self._bench.say(too_much_at_once())
            return
        pasted = self._bench.meaning.pasted(self._bench.panel.spot, text)
        if pasted is None:
            self._bench.say(_("Nothing was pasted: no item can begin here."))
            return
        if self._bench.do(pasted.edit) is not None:
            self._bench.panel.select(pasted.last)
            self._bench.say(pasted_said(pasted.count))

    def show_offer(self, text: str) -> None:
        """Offer at the bottom to write down a text that was typed with no field open; an empty one ends the offer."""
        said = _("No field was open. Enter writes it down here: “{text}”. Esc forgets it.")
        if isinstance(self._place, str):
            said = _("No field was open. Enter puts it into the parking lot: “{text}”. Esc forgets it.")
        foot = self._bench.foot
        foot.wait_for(said.format(text=end_of(text, foot.room_within(said))) if text else "")

    def write_down(self, text: str) -> None:
        """Begin an item with a text that is there already: where one has its place, else in the parking lot."""
        place = self._place
        if isinstance(place, str):
            if self._bench.do(AddItem("parking.items", self._bench.desk.new_id(), {"text": text.strip()})) is not None:
                self._bench.say(_("It is in the parking lot, on the step Days. u takes it back."))
            return
        id = place.id or self._bench.desk.new_id()
        addition = self._bench.meaning.addition(place, {id: {**(place.values or {}), place.field: text.strip()}})
        if self._bench.do(addition) is not None:
            self._bench.panel.select(id)
            self._bench.say(_("Written down. u takes it back."))


def pasted_said(count: int) -> str:
    """How many lines were pasted."""
    return ngettext("{n} line pasted.", "{n} lines pasted.", count).format(n=count)


def too_much_at_once() -> str:
    """Why nothing is pasted."""
    return _("Nothing was pasted: that is too much at once. Paste it in parts.")
