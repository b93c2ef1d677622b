"""The mentor screen: the preparation on one sheet, what is expected on another, the letters on a third."""

import asyncio
from datetime import date

from textual.app import ComposeResult
from textual.geometry import Offset

from toi_tui.editing.document import Change, Edit
from toi_tui.editing.items import MoveItem, SetFields
from toi_tui.locale import N_, _
from toi_tui.model.item import value_of
from toi_tui.model.parts.mentor import Check
from toi_tui.model.parts.people import Expectation
from toi_tui.model.text import file_name
from toi_tui.report.letter import Letter
from toi_tui.report.letter_forms import LONG_LINK, as_eml, as_mailto, as_markdown, as_text
from toi_tui.report.letters import letters
from toi_tui.screens.mentor.commands import LETTERS, PERSON, STEP
from toi_tui.screens.mentor.correspondence import LETTER, SENT, correspondence, sent
from toi_tui.screens.mentor.pages import DATES, PRETASK, expecting, preparation
from toi_tui.shell import opening
from toi_tui.shell.command import Command
from toi_tui.shell.sheets_screen import SheetsScreen
from toi_tui.shell.target import Place, Target
from toi_tui.shell.terminal import clipboard
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.sheet import Sheet
from toi_tui.widgets.text import clip

_STEP = "step-"


class MentorScreen(SheetsScreen):
    """Ticks with their dates, what was agreed and sent, the participants' expectations, and the letters to them."""

    STEP = STEP
    _letters: tuple[Letter, ...] = ()
    _link = ""

    def panels(self) -> ComposeResult:
        """The preparation, the expectations, and the letters."""
        language = self.desk.session.session.language
        yield Sheet(id="preparation", language=language)
        yield Sheet(id="expecting", language=language)
        yield Sheet(id="letters", language=language)

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        if change is not None and not change.delta.lists & set(STEP.lists):
            return
        session = self.desk.session
        self.query_one("#preparation", Sheet).show(preparation(session, self.desk.guide(STEP.id)))
        self.query_one("#expecting", Sheet).show(expecting(session))
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
        page.show(correspondence(self.desk.session, self._letters, self._letter, self._link))

    @property
    def _letter(self) -> Letter:
        """The letter at the cursor of their page."""
        key = self.correspondence.spot.key.removeprefix(LETTER)
        return next((letter for letter in self._letters if letter.key == key), self._letters[0])

    def on_panel_moved(self, message: Panel.Moved) -> None:
        """Show the letter that the cursor is on now."""
        if message.panel is self.correspondence and self._letters:
            self._link = ""
            self._show_letters()

    def commands(self) -> tuple[Command, ...]:
        """Letters are copied, saved and sent."""
        return LETTERS if self.focused is self.correspondence else STEP.commands

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A tick's text, a field, or an expectation."""
        if not spot.key or spot.group == "letters":
            return None
        if spot.group == "expectations":
            return Target("expectations.items", spot.key)
        part, dot, name = spot.key.partition(".")
        return Target(part, "", name, lines=spot.key == PRETASK) if dot else Target("checklist.items", spot.key)

    def place(self, spot: Spot) -> Place | None:
        """Behind the tick at the cursor or at the end of its step; among the expectations on their sheet."""
        if spot.group == "letters":
            return None
        if spot.group.startswith(_STEP):
            step = int(spot.group.removeprefix(_STEP))
            after = spot.key if spot.key in self.desk.session.checklist.items else self._last_of(step)
            return Place("checklist.items", after, {"step": step})
        return Place("expectations.items", spot.key or None)

    def _last_of(self, step: int) -> str:
        checks = self.desk.session.checklist.items
        return next((id for id in reversed(list(checks)) if checks[id].step <= step), "")

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Ticks go within the preparation, also to another step by mouse; expectations have an order."""
        if (spot.group == "expectations") != (onto.group == "expectations"):
            return None
        if spot.group == "expectations":
            return MoveItem("expectations.items", spot.key, "expectations.items", onto.key)
        checks = self.desk.session.checklist.items
        if spot.key not in checks or (onto.key and onto.key not in checks) or not onto.group.startswith(_STEP):
            return None
        step = int(onto.group.removeprefix(_STEP))
        after = onto.key or self._last_of(step - 1)
        return MoveItem("checklist.items", spot.key, "checklist.items", after, {"step": step})

    # What this step can do

    def action_tick(self) -> None:
        """Tick with today's date or take it back; a date becomes today; an expectation the next person's."""
        if self.panel is self.correspondence:
            self._tick_sent(self._letter)
            return
        target, today = self.target(self.panel.spot), self.desk.now().date()
        row = self.item(target)
        if target is None:
            return
        if isinstance(row, Check):
            self._set(target, "done", None if row.done else today)
        elif isinstance(row, Expectation):
            people = ["", *self.desk.session.people.items]
            at = people.index(row.person) if row.person in people else 0
            self._set(target, "person", people[(at + 1) % len(people)])
        elif self.panel.spot.key in DATES:
            now = value_of(self.desk.session.part(target.list), target.field)
            self._set(target, target.field, None if now else today)
        else:
            self.action_edit()

    def _tick_sent(self, letter: Letter) -> None:
        if letter.key not in SENT:
            self.say(_("Tick what was agreed on the page of the preparation."))
            return
        day = None if sent(self.desk.session, letter) else self.desk.now().date()
        self.do(SetFields("agreement", "", {SENT[letter.key]: day}, label=N_("ticking")))

    def _set(self, target: Target, field: str, value: date | str | None) -> None:
        self.do(SetFields(target.list, target.id, {field: value}, label=N_("ticking")))

    def action_wait_for_digit(self, command: str) -> None:
        """Say whose number is whose; only an expectation is anybody's."""
        if not isinstance(self.item(self.target(self.panel.spot)), Expectation):
            self.refuse_digit(_("Only an expectation is somebody's: go to one first (Tab)."))
            return
        super().action_wait_for_digit(command)
        if command == PERSON.id:
            people = [person.name for person in self.desk.session.people.items.values()][:9]
            names = " ".join(f"{n} {clip(name, 12)}" for n, name in enumerate(people, 1))
            self.foot.wait_for(_("Whose? 0 nobody {names} (Esc cancels)").format(names=names))

    def action_person(self, number: int) -> None:
        """Say whose expectation it is; 0 for nobody in particular."""
        target, people = self.target(self.panel.spot), ["", *self.desk.session.people.items]
        if target is None or not isinstance(self.item(target), Expectation):
            return
        if number < len(people):
            self.do(SetFields(target.list, target.id, {"person": people[number]}, label=N_("whose expectation")))
        else:
            self.say(_("There is no person {n}.").format(n=number))

    def action_whose(self) -> None:
        """Choose from a list whose expectation it is."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or not isinstance(row, Expectation):
            self.say(_("Only an expectation is somebody's: go to one first (Tab)."))
            return
        self.pick_person(row.person, lambda person: self._set(target, "person", person))

    def heading(self, target: Target) -> str:
        """The letter to the participants, or a remark."""
        return super().heading(target) or _("Pre-task: the message to the participants")

    # Letters

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; a letter is read on by pages, and the cursor stays on it."""
        page = self.correspondence
        if self.panel is page and direction in {"page-up", "page-down"}:
            step = max(page.size.height - 2, 1)
            page.scroll_by(step if direction == "page-down" else -step, Offset(0, 0))
        else:
            super().action_go(direction)

    def action_new(self) -> None:
        """Begin a tick or an expectation; letters are all there."""
        if self.panel is self.correspondence:
            self.say(_("The letters are made of what the session says; e goes to where that is written."))
        else:
            super().action_new()

    def action_edit(self) -> None:
        """Edit what the cursor stands on; a letter where its words come from, first what it misses."""
        if self.panel is not self.correspondence:
            super().action_edit()
        elif self._letter.key == "pretask":
            self.edit(Target("agreement", "", "pretask_text", lines=True))
        else:
            self._go_to_field((*self._letter.missing, "agreement.what")[0])

    def _go_to_field(self, key: str) -> None:
        preparation = self.query_one("#preparation", Sheet)
        if preparation.select(key):
            self.show_page(preparation)
        else:
            self.post_message(self.GoTo("session", key.partition(".")[2]))

    def _is_at_letter(self) -> bool:
        """Whether a letter is what the keys are about; if not, their page is shown."""
        here = self.panel is self.correspondence
        if not here:
            self.show_page(self.correspondence)
            self.say(_("These are the letters: choose one first."))
        return here

    def action_copy(self) -> None:
        """Copy the text at the cursor, or the letter; where the terminal takes no copies, keep a file."""
        if self.panel is not self.correspondence:
            super().action_copy()
        elif clipboard.takes_copies():
            self.app.copy_to_clipboard(as_text(self._letter))
            self.say(_("Copied. If pasting brings nothing, X saves the letter as a file."))
        else:
            self._keep("txt", as_text(self._letter).encode(), _("This terminal takes no copies. Saved: {path}"))

    def action_save_eml(self) -> None:
        """Save the letter as a message that is not sent yet."""
        if self._is_at_letter():
            self._keep("eml", as_eml(self._letter), _("Saved beside the session: {path}"))

    def action_save_markdown(self) -> None:
        """Save the letter as Markdown."""
        if self._is_at_letter():
            self._keep("md", as_markdown(self._letter).encode(), _("Saved beside the session: {path}"))

    def _keep(self, ending: str, data: bytes, said: str) -> None:
        self.run_worker(self._keep_file(f"{file_name(self._letter.subject)}.{ending}", data, said))

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
            self.run_worker(self._open_mail(self._letter))

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
