"""The page of letters: they are read, copied, saved, mailed and ticked as sent."""

import asyncio
from collections.abc import Coroutine

from textual.app import ComposeResult
from textual.geometry import Offset

from toi_tui.editing.items import SetFields
from toi_tui.exchange.mail import LONG_LINK, as_eml, as_mailto
from toi_tui.locale import N_, _
from toi_tui.model.text import file_name
from toi_tui.report.letter import Letter
from toi_tui.report.letter_forms import as_markdown, as_text
from toi_tui.report.letters import letters
from toi_tui.screens.mentor.correspondence import LETTER, SENT, correspondence, sent
from toi_tui.shell.program import opening
from toi_tui.shell.sheets_screen import SheetsScreen
from toi_tui.shell.terminal import clipboard
from toi_tui.widgets.panel import Direction, Panel
from toi_tui.widgets.sheet import Sheet


class LettersScreen(SheetsScreen):
    """A step with a page of letters, the last of its pages."""

    _letters: tuple[Letter, ...] = ()
    _link = ""
    _busy = False
    """Whether a letter is being saved or opened: one key does it once."""

    def panels(self) -> ComposeResult:
        """The page of letters, not shown at first."""
        page = Sheet(id="letters", language=self.desk.session.identity.language)
        page.display = False
        yield page

    def write_letters(self) -> None:
        """Write the letters anew; at once only while they are looked at."""
        self._letters = ()
        if self.correspondence.display:
            self._show_letters()

    def share(self, here: Panel, width: int) -> None:
        """Write the letters when they are first looked at: most often they are not."""
        super().share(here, width)
        if self.correspondence.display and not self._letters:
            self._show_letters()

    @property
    def correspondence(self) -> Sheet:
        """The page of letters."""
        return self.query_one("#letters", Sheet)

    def _show_letters(self) -> None:
        self._letters = self._letters or letters(self.desk.session)
        page = self.correspondence
        page.show(correspondence(self.desk.session, self._letters, self.letter, self._link))

    @property
    def letter(self) -> Letter:
        """The letter at the cursor of their page."""
        key = self.correspondence.spot.key.removeprefix(LETTER)
        return next((letter for letter in self._letters if letter.key == key), self._letters[0])

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """Show the letter that the cursor is on now."""
        if message.panel is self.correspondence and self._letters:
            self._link = ""
            self._show_letters()

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; a letter is read on by pages, and the cursor stays on it."""
        page = self.correspondence
        if self.panel is page and direction in {"page-up", "page-down"}:
            step = max(page.size.height - 2, 1)
            page.scroll_by(step if direction == "page-down" else -step, Offset(0, 0))
        else:
            super().action_go(direction)

    def _is_at_letter(self) -> bool:
        """Whether a letter is what the keys are about; if not, their page is shown."""
        here = self.panel is self.correspondence
        if not here:
            self.show_panel(self.correspondence)
            self.say(_("These are the letters: choose one first."))
        return here

    def action_copy(self) -> None:
        """Copy the text at the cursor, or the letter; where the terminal takes no copies, keep a file."""
        if self.panel is not self.correspondence:
            super().action_copy()
        elif clipboard.takes_copies():
            self.app.copy_to_clipboard(as_text(self.letter))
            self.say(_("Copied. If pasting brings nothing, X saves the letter as a file."))
        else:
            self._keep("txt", as_text(self.letter).encode(), _("This terminal takes no copies. Saved: {path}"))

    def action_save_eml(self) -> None:
        """Save the letter as a message that is not sent yet."""
        if self._is_at_letter():
            self._keep("eml", as_eml(self.letter), _("Saved beside the session: {path}"))

    def action_save_markdown(self) -> None:
        """Save the letter as Markdown."""
        if self._is_at_letter():
            self._keep("md", as_markdown(self.letter).encode(), _("Saved beside the session: {path}"))

    def _keep(self, ending: str, data: bytes, said: str) -> None:
        self._work(self._keep_file(f"{file_name(self.letter.subject)}.{ending}", data, said))

    def _work(self, work: Coroutine[None, None, None]) -> None:
        if self._busy:
            work.close()
            return
        self._busy = True
        self.run_worker(self._to_the_end(work))

    async def _to_the_end(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        finally:
            self._busy = False

    async def _keep_file(self, name: str, data: bytes, said: str) -> None:
        try:
            path = await asyncio.to_thread(self.desk.keep, name, data)
        except OSError as error:
            self.say(_("The letter could not be saved: {reason}").format(reason=error.strerror or error))
        else:
            self.say(said.format(path=path.name))

    def action_open_mail(self) -> None:
        """Open the letter in the mail program."""
        if self._is_at_letter():
            self._work(self._open_mail(self.letter))

    async def _open_mail(self, letter: Letter) -> None:
        link = as_mailto(letter)
        if not await asyncio.to_thread(opening.open_link, link):
            self._link = link
            self._show_letters()
            self.app.copy_to_clipboard(link)
            self.say(_("No program here opens mail links; x saves a file that one opens."))
        elif len(link) > LONG_LINK:
            self.say(_("Opened. Some mail programs cut a text this long; x saves all of it."))
        elif letter.attached:
            self.say(_("Opened, without the attachment; x saves it all."))
        else:
            self.say(_("Opened in the mail program."))

    def tick_sent(self) -> None:
        """Say that the letter at the cursor was sent today, or that it was not."""
        letter = self.letter
        if letter.key not in SENT:
            self.say(_("Tick what was agreed on the page of the preparation."))
            return
        day = None if sent(self.desk.session, letter) else self.desk.now().date()
        self.do(SetFields("agreement", "", {SENT[letter.key]: day}, label=N_("ticking")))
