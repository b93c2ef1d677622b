"""The page of letters: they are read, copied, saved, mailed and ticked as sent."""

import asyncio
from collections.abc import Coroutine

from textual.geometry import Offset

from toi_tui.editing.items import SetFields
from toi_tui.exchange.mail import LONG_LINK, as_eml, as_mailto
from toi_tui.locale import N_, _
from toi_tui.model.text import file_name
from toi_tui.report.letter import Letter
from toi_tui.report.letter_forms import as_markdown, as_text
from toi_tui.report.letters import letters
from toi_tui.screens.mentor.correspondence import LETTER, SENT, correspondence, sent
from toi_tui.shell.bench import Bench
from toi_tui.shell.terminal import clipboard, opening
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.spot import Direction


class Letters:
    """The letters of a session on a page of their own, written when they are first looked at: most often never."""

    def __init__(self, bench: Bench, page: Sheet) -> None:
        self._bench, self._page = bench, page
        self._letters: tuple[Letter, ...] = ()
        self._link = ""
        self._busy = False
        """Whether a letter is being saved or opened: one key does it once."""

    def write(self) -> None:
        """Write the letters anew; at once only while they are looked at."""
        self._letters = ()
        self.show()

    def show(self) -> None:
        """Write the letters, where they are looked at and not written yet."""
        if self._page.display and not self._letters:
            self._show()

    def _show(self) -> None:
        session = self._bench.desk.session
        self._letters = self._letters or letters(session)
        self._page.show(correspondence(session, self._letters, self.letter, self._link))

    @property
    def letter(self) -> Letter:
        """The letter at the cursor of their page."""
        key = self._page.spot.key.removeprefix(LETTER)
        return next((letter for letter in self._letters if letter.key == key), self._letters[0])

    def follow(self) -> None:
        """Show the letter that the cursor is on now."""
        if self._letters:
            self._link = ""
            self._show()

    def scroll(self, direction: Direction) -> bool:
        """Read a letter on by pages, the cursor stays on it; false for other ways."""
        if direction not in {"page-up", "page-down"}:
            return False
        step = max(self._page.size.height - 2, 1)
        self._page.scroll_by(step if direction == "page-down" else -step, Offset(0, 0))
        return True

    @property
    def is_here(self) -> bool:
        """Whether a letter is what the keys are about."""
        return self._bench.panel is self._page

    def _is_at_letter(self) -> bool:
        """Whether a letter is what the keys are about; if not, their page is shown."""
        here = self.is_here
        if not here:
            self._bench.arranging.show(self._page)
            self._bench.say(_("These are the letters: choose one first."))
        return here

    def copy(self) -> None:
        """Copy the letter; where the terminal takes no copies, keep a file."""
        if clipboard.takes_copies():
            self._bench.app.copy_to_clipboard(as_text(self.letter))
            self._bench.say(_("Copied. If pasting brings nothing, X saves the letter as a file."))
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
        self._bench.app.run_worker(self._to_the_end(work))

    async def _to_the_end(self, work: Coroutine[None, None, None]) -> None:
        try:
            await work
        finally:
            self._busy = False

    async def _keep_file(self, name: str, data: bytes, said: str) -> None:
        try:
            path = await asyncio.to_thread(self._bench.desk.keep, name, data)
        except OSError as error:
            self._bench.say(_("The letter could not be saved: {reason}").format(reason=error.strerror or error))
        else:
            self._bench.say(said.format(path=path.name))

    def action_open_mail(self) -> None:
        """Open the letter in the mail program."""
        if self._is_at_letter():
            self._work(self._open_mail(self.letter))

    async def _open_mail(self, letter: Letter) -> None:
        link = as_mailto(letter)
        if not await asyncio.to_thread(opening.open_link, link):
            self._link = link
            self._show()
            self._bench.app.copy_to_clipboard(link)
            self._bench.say(_("No program here opens mail links; x saves a file that one opens."))
        elif len(link) > LONG_LINK:
            self._bench.say(_("Opened. Some mail programs cut a text this long; x saves all of it."))
        elif letter.attached:
            self._bench.say(_("Opened, without the attachment; x saves it all."))
        else:
            self._bench.say(_("Opened in the mail program."))

    def tick_sent(self) -> None:
        """Say that the letter at the cursor was sent today, or that it was not."""
        letter = self.letter
        if letter.key not in SENT:
            self._bench.say(_("Tick what was agreed on the page of the preparation."))
            return
        day = None if sent(self._bench.desk.session, letter) else self._bench.desk.now().date()
        self._bench.do(SetFields("agreement", "", {SENT[letter.key]: day}, label=N_("ticking")))
