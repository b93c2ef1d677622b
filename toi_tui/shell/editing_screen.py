"""A screen whose panels hold items that are written, moved, deleted and found in place: nearly every step's."""

from textual import events

from toi_tui.editing.items import AddItem
from toi_tui.locale import _, ngettext
from toi_tui.model.text import lines_of
from toi_tui.shell.carrying_screen import CarryingScreen
from toi_tui.shell.finding_screen import FindingScreen
from toi_tui.shell.linking_screen import LinkingScreen
from toi_tui.shell.writing_screen import WritingScreen, too_much_at_once
from toi_tui.widgets.text import end_of


class EditingScreen(WritingScreen, CarryingScreen, LinkingScreen, FindingScreen):
    """Rapid capture, editing in place, moving, carrying over, deleting, finding: said once for all steps."""

    def begin_pasted(self, text: str) -> None:
        """Begin items from lines that were pasted while no editor was open."""
        place, lines = self.place(self.panel.spot), lines_of(text)
        if place is None:
            self.say(_("Nothing was pasted: no item can begin here."))
        if place is None or not lines:
            return
        new = {self.desk.new_id(): {**(place.values or {}), place.field: line} for line in lines}
        if self.do(self.addition(place, new)) is not None:
            self.panel.select(next(reversed(new)))
            self.say(ngettext("{n} line pasted.", "{n} lines pasted.", len(lines)).format(n=len(lines)))

    def show_offer(self, text: str) -> None:
        """Offer at the bottom to write down a text that was typed with no field open; an empty one ends the offer."""
        said = _("No field was open. Enter puts it into the parking lot: “{text}”. Esc forgets it.")
        if self.place(self.panel.spot) is not None:
            said = _("No field was open. Enter writes it down here: “{text}”. Esc forgets it.")
        self.foot.wait_for(said.format(text=end_of(text, self.foot.room_within(said))) if text else "")

    def write_down(self, text: str) -> None:
        """Begin an item with a text that is there already: where n would begin one, else in the parking lot."""
        place = self.place(self.panel.spot)
        if place is None:
            if self.do(AddItem("parking.items", self.desk.new_id(), {"text": text.strip()})) is not None:
                self.say(_("It is in the parking lot, on the step Days. u takes it back."))
            return
        id = place.id or self.desk.new_id()
        if self.do(self.addition(place, {id: {**(place.values or {}), place.field: text.strip()}})) is not None:
            self.panel.select(id)
            self.say(_("Written down. u takes it back."))

    def on_paste(self, event: events.Paste) -> None:
        """A paste with no editor open begins items where the cursor stands."""
        if not self.is_editing and not self.is_carrying and not self.query("FindBar"):
            from toi_tui.widgets.editor import is_pasteable  # not needed before the first paint

            event.stop()
            if is_pasteable(event.text):
                self.begin_pasted(event.text)
            else:
                self.say(too_much_at_once())
