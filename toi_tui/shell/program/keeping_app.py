"""An app that keeps the session it has open: saved by itself, merged with what others do, and kept at every end."""

import asyncio
from collections.abc import Awaitable, Callable, Coroutine
from datetime import datetime
from functools import partial
from typing import TYPE_CHECKING, Any, Final

from toi_tui.editing.document import Document
from toi_tui.editing.history import Change
from toi_tui.locale import _, ngettext
from toi_tui.shell.commands.step import Step
from toi_tui.shell.desk import Desk
from toi_tui.shell.program.keeper import Keeper, Taken
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.terminal.app import GuardedApp
from toi_tui.shell.tools.items import Items
from toi_tui.shell.typing_run import QUIET
from toi_tui.storage.disk import beside
from toi_tui.storage.session_file import SessionFile
from toi_tui.storage.state import crashes, recent

if TYPE_CHECKING:
    from pathlib import Path

    from toi_tui.model.method import Method
    from toi_tui.model.session import Session
    from toi_tui.storage.autosave import Report
    from toi_tui.storage.journal.resuming import Offer
    from toi_tui.storage.state.backups import Copy

SLOW: Final = 0.8
"""Seconds of waiting for the disk after which the screen says so."""


class KeepingApp(GuardedApp, inherit_bindings=False):
    """The app's dealings with the disk: the session that is open, how saving goes, and the ends of the program."""

    def __init__(self, now: Callable[[], datetime], *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.now = now
        self.desk: Desk | None = None
        self._keeper: Keeper | None = None
        self._file: SessionFile | None = None
        self._last_report: Report | None = None

    def open_desk(self, file: SessionFile, steps: tuple[Step, ...]) -> Desk:
        """Make a session the one that is kept, and return the desk that its screens work at."""
        self._file = file
        self._keeper = None
        if not file.read_only:
            self._keeper = Keeper(file, self._tell_from_thread, self._found_from_thread, self._tell_of_others, self.now)
        document = self._keeper.document if self._keeper else Document(file.session)
        self.desk = desk = Desk(
            document,
            steps,
            partial(_method_of, file.session),
            partial(beside.keep, file.path),
            self.now,
            partial(recent.load_view, file.path),
            partial(_copies_of, file.path),
            saved=_("Read only: made by a newer version") if file.read_only else _("Saved"),
            read_only=file.read_only,
            bears=self.bears,
        )
        self._last_report = None
        document.listen_to_kept(self._changed)
        return desk

    def close_desk(self) -> None:
        """Keep everything, and let go of the session."""
        self.save_before_end()
        self.desk = self._file = self._keeper = None

    def begin_keeping(self) -> None:
        """Look from now on what others do to the file; and say what was brought back of an end that was none."""
        if self._keeper is None:
            return
        self._keeper.start()
        if count := self._keeper.brought_back:
            said = ngettext(
                "Brought back {n} change that was not in the file yet. u takes it back.",
                "Brought back {n} changes that were not in the file yet. u takes them back.",
                count,
            )
            self.say(said.format(n=count))
        if self._keeper.offer is not None:
            self.run_worker(self._ask_about_lacking(self._keeper, self._keeper.offer))

    async def _ask_about_lacking(self, keeper: Keeper, offer: "Offer") -> None:
        """Offer what journals have that is not brought back unasked."""
        lacking = await asyncio.to_thread(lambda: offer.lacking)
        if not lacking:
            keeper.leave_offered()
            return
        from toi_tui.shell.boxes.lacking import LackingScreen  # needed only where there is something to offer

        def answered(answer: str | None) -> None:
            if answer == "take":
                keeper.take_offered()
                self.say(_("Taken from the journal. u takes it back."))
            else:
                keeper.leave_offered()
                self.say(_("The file stays as it is; “toi recover” still knows the rest."))

        while self._is_busy_here():  # noqa: ASYNC110 - nobody tells of the end of writing
            await asyncio.sleep(QUIET)
        self.push_screen(LackingScreen(lacking, keeper.document.session), answered)

    def _is_busy_here(self) -> bool:
        """Whether somebody writes, or answers something else."""
        return self.screen.is_modal or (isinstance(self.screen, StepScreen) and self.screen.writing.is_on)

    # Saving by itself

    def _changed(self, _change: Change) -> None:
        if self.desk is not None and not self.desk.trouble:
            self.desk.saved = _("Saving…")

    def _tell_of_others(self, taken: Taken) -> None:
        self.say(_taken_in(taken))

    def relabel_saving(self) -> None:
        """Say how saving goes in the language that is in use now."""
        if self.desk is not None and self._keeper is not None:
            self.desk.saved = self._last_report.text() if self._last_report else _("Saved")

    def _tell_from_thread(self, report: "Report") -> None:
        if self.is_going_on:
            self.call_later(self._show_saving, report)

    def _found_from_thread(self) -> None:
        if self.is_going_on:
            self.call_later(self._take_in)

    def _show_saving(self, report: "Report") -> None:
        desk, keeper = self.desk, self._keeper
        if desk is None or keeper is None:
            return
        if report.trouble and not desk.trouble:
            # The line on top says why, and may be short of room.
            said = _("It is tried again and again; Ctrl+P saves a copy elsewhere. {trouble}")
            self.say(said.format(trouble=report.text()))
        self._last_report = report
        desk.saved, desk.trouble = report.text(), report.trouble
        if keeper.trouble and not desk.trouble:
            desk.saved = _("{saved}, without a journal: {reason}").format(saved=desk.saved, reason=keeper.trouble)
        self._refresh_frame()

    def _take_in(self) -> None:
        if self._keeper is not None:
            take_in = partial(self._keeper.take_in, self._put_down)
            self.run_worker(take_in, group="merging")  # type: ignore[arg-type]  # mypy is lost in the union

    @property
    def _step_screen(self) -> StepScreen | None:
        """The step that is seen, under a box too."""
        return next((each for each in reversed(self.screen_stack) if isinstance(each, StepScreen)), None)

    def say(self, message: str) -> None:
        """Say something at the bottom of the step that is seen, under a box too."""
        if self._step_screen is not None:
            self._step_screen.say(message)

    def _refresh_frame(self) -> None:
        if self._step_screen is not None:
            self._step_screen.refresh_frame()

    # What is typed

    def _put_down(self) -> None:
        if isinstance(self.screen, StepScreen):
            self.screen.drafting.put_down()

    def settle_screen(self) -> None:
        """Put what is typed in an open editor into the session, as a step of its own for undo."""
        if isinstance(self.screen, StepScreen):
            self.screen.drafting.settle()

    def finish_screen(self) -> None:
        """Let nothing stay half done on the screen."""
        if isinstance(self.screen, StepScreen):
            self.screen.finish()

    def is_put_down(self) -> bool:
        """Let nothing stay half done, and tell whether all that was typed is in the session.

        What a field refused is said, and can be brought back as long as nobody leaves.
        """
        if self.desk is None:
            return True
        before = self.desk.refusals.last
        self.finish_screen()
        return self.desk.refusals.last is before

    # Saving when it is asked for

    def action_save(self) -> None:
        """Save at once."""
        self.settle_screen()
        if self._keeper is not None:
            self.run_worker(partial(self._save_now, self._keeper))  # type: ignore[arg-type]  # mypy is lost in the union

    async def _save_now(self, keeper: Keeper) -> None:
        saved = await self._saying_if_slow(keeper.save_meanwhile(self._put_down, recreate=True))
        self._refresh_frame()
        self.say(_("Saved.") if saved else _("Saving does not succeed yet; nothing is lost here."))

    async def once_saved(self, go_on: Callable[[], Awaitable[None]]) -> None:
        """Save what is open and `go_on`; where that does not succeed, ask first. Keys wait meanwhile.

        Where a field refuses its words, nobody goes on before having seen that.
        """
        keeper = self._keeper
        if keeper is not None:
            keeper.begin_to_leave()
            if not self.is_put_down():
                keeper.stay()
                return
            if not await self._saying_if_slow(keeper.save_meanwhile(self._put_down)):
                keeper.stay()
                await self._ask_about_unsaved(keeper, go_on)
                return
        await go_on()

    async def _saying_if_slow(self, saving: Coroutine[Any, Any, bool]) -> bool:
        """Wait for a saving; when that takes long, the screen says what it waits for."""
        waiting = asyncio.ensure_future(saving)
        while not (await asyncio.wait({waiting}, timeout=SLOW))[0]:
            self.say(_("Waiting for the disk…"))
        return waiting.result()

    async def _ask_about_unsaved(self, keeper: Keeper, go_on: Callable[[], Awaitable[None]]) -> None:
        """Ask what to do with a session that could not be saved, and `go_on` when the answer is not to stay."""
        from toi_tui.shell.boxes.unsaved import UnsavedScreen  # needed only where saving fails

        if self.desk is None or self._file is None or isinstance(self.screen, UnsavedScreen):
            return
        reason, copy = self.desk.saved, self._copy_path(self._file)
        kept = await self._saying_if_slow(keeper.is_journalled())

        async def answered(answer: str | None) -> None:
            if answer == "copy" and not await self._save_copy(copy):
                return
            if answer in {"copy", "leave"}:
                await go_on()

        self.push_screen(UnsavedScreen(reason, str(copy), kept=kept), answered)

    async def action_save_copy(self) -> None:
        """Save a copy where saving the session itself may fail."""
        if self._file is not None:
            self.settle_screen()
            copy = self._copy_path(self._file)
            if await self._save_copy(copy):
                self.say(_("A copy is in {path}").format(path=copy))

    def _copy_path(self, file: SessionFile) -> "Path":
        from toi_tui.storage.disk.paths import at_home  # a copy is made by hand, or where saving fails

        return at_home(file.path.with_stem(f"{file.path.stem}-{self.now():%Y%m%d-%H%M%S}").name)

    async def _save_copy(self, copy: "Path") -> bool:
        if self.desk is None or self._file is None:
            return False
        try:
            await asyncio.to_thread(self._file.save_copy, copy, self.desk.session)
        except OSError as error:
            self.say(_("The copy could not be saved: {reason}").format(reason=error.strerror))
            return False
        return True

    # Erasing for good

    async def on_items_erase(self, message: Items.Erase) -> None:
        """Somebody wants an item erased for good, and has been asked. Keys wait meanwhile, leaving too."""
        if self._keeper is not None:
            self.finish_screen()
            said = await self._erase(self._keeper, message)
            self.say(said.format(text=message.name, id=" ".join(message.ids)))

    async def _erase(self, keeper: Keeper, message: Items.Erase) -> str:
        """Erase, and return what is to be said of it."""
        try:
            done = await self._saying_if_slow(keeper.erase(message.ids, self._put_down))
        except BlockingIOError:
            return _("Not erased: another window has the session open. Close it first.")
        except OSError:
            done = False
        if done:
            return _("Erased for good: “{text}”.")
        return _("Not erased everywhere, the disk refuses. Later: toi forget FILE --item {id}")

    # Ends

    def save_before_end(self) -> bool:
        """Keep everything: what is typed in an open editor, the session, and how this person looked at it."""
        desk, file, kept = self.desk, self._file, True
        if desk is None or file is None:
            return kept
        put_down = False
        if self._keeper is not None:
            self._keeper.begin_to_leave()
        try:
            put_down = self.is_put_down()
        finally:  # whatever an open editor fails of, all that was drafted is kept
            if self._keeper is not None:
                kept = self._keeper.close(self._put_down)
            recent.remember(file.path, desk.session.title, str(self.current_mode), self.now())
            recent.save_view(file.path, desk.view)
        return kept and (put_down or not self.has_fault)  # the last words of a fault must be true

    def report_crash(self, text: str) -> "Path | None":
        """Keep a crash report, which holds nothing anybody typed."""
        return crashes.keep(text, self.now())


def _taken_in(taken: Taken) -> str:
    if taken.put_back:
        return _("The file was put back to an earlier state; what is here stays.")
    said = ngettext("Taken in from others: {n} change.", "Taken in from others: {n} changes.", taken.changes)
    more = ngettext(
        "{n} conflict is to be settled on the step Session.",
        "{n} conflicts are to be settled on the step Session.",
        taken.conflicts,
    )
    told = said.format(n=taken.changes)
    return f"{told} {more.format(n=taken.conflicts)}" if taken.conflicts else told


def _method_of(session: "Session") -> "Method | None":
    from toi_tui.storage.shipped import method_of  # no first picture needs it

    return method_of(session)


def _copies_of(path: "Path") -> "list[Copy]":
    from toi_tui.storage.state.backups import copies  # no first picture needs it

    return copies(path)
