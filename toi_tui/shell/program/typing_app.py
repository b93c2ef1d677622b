"""An app where a text that is typed with no field open changes nothing: it is taken back, and offered."""

import asyncio
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from textual import events
from textual.dom import DOMNode

from toi_tui.shell.program.offering_app import OfferingApp
from toi_tui.shell.program.standing import Standing
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.typing_run import QUIET, Outcome, TypingRun

if TYPE_CHECKING:
    from textual.actions import ActionParseResult


class TypingApp(OfferingApp, inherit_bindings=False):
    """Keys act at once as long as they may be commands. When a run of them turns out to be a text, all is as before."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._run: TypingRun | None = None
        self._stood: Standing | None = None
        self._held: list[events.Key] = []
        """Keys of the run from the first on that cannot be taken back; they wait for quiet."""
        self._let_go = 0
        """So many of those are in the line again."""
        self._quiet: asyncio.TimerHandle | None = None
        self._before: tuple[object, ...] | None = None
        """The state before the key that acts now."""
        self._had_command = True

    # What the gate asks

    async def admits(self, event: events.Event, *, to_field: bool) -> bool:
        """Whether input acts now: not what belongs to a text, nor, within a run, what cannot be taken back."""
        if self._let_go and isinstance(event, events.Key):
            self._let_go -= 1
            self._look_at(event)
            return not self.is_offering
        if self.is_offering:
            return not self.offer_takes(event)
        key = event if isinstance(event, events.Key) and event.is_printable and not to_field else None
        if self._is_asked_unasked:
            self._run = None  # no key of the run has opened it
        if key is None or self._run is None or not self._run.goes_on(key.time):
            self._run = None
            if self._held:
                await self._let_held_go(event)
                return False
        return key is None or await self._admits_typed(key)

    async def _admits_typed(self, key: events.Key) -> bool:
        if self._run is None:
            self._stood = self._stand()
            if self._stood is None:
                return True
        self._run = (self._run or TypingRun()).typed(key.character or "", key.time)
        if self._held and key.key not in self.screen.active_bindings:
            self._run = self._run.came_to("in vain")
        if self._run.verdict == "text":
            await self._take_back()
            return False
        if self._held or self._is_outward(key):
            self._hold(key)
            return False
        self._look_at(key)
        return True

    @property
    def _is_asked_unasked(self) -> bool:
        """Whether a box is open that came by itself."""
        if not self.screen.is_modal:
            return False
        from toi_tui.shell.boxes.unasked import UnaskedScreen  # no box is open before the first paint

        return isinstance(self.screen, UnaskedScreen)

    async def acted(self) -> None:
        """Judge the run by what came of its last key."""
        before, self._before = self._before, None
        if self.is_offering:
            self.show_offer()  # the cursor may stand elsewhere
        elif self._run is not None and before is not None and not self._is_asked_unasked:
            await self._judge(self._run.came_to(self._outcome(before)))

    async def _judge(self, run: TypingRun) -> None:
        self._run = run if run.verdict != "command" else None
        if run.verdict == "text":
            await self._take_back()

    def close_desk(self) -> None:
        """Keep everything, and let go of the session and of the run that may go on in it."""
        super().close_desk()
        self._run = self._stood = None

    # What came of a key

    async def on_event(self, event: events.Event) -> None:
        """A key that has come all the way up had no command, unless the app has one for it."""
        if isinstance(event, events.Key) and event.is_forwarded:
            self._had_command = False
        await super().on_event(event)

    async def run_action(
        self,
        action: "str | ActionParseResult",
        default_namespace: DOMNode | None = None,
        namespaces: Mapping[str, DOMNode] | None = None,
    ) -> bool:
        """Carry out what a key stands for."""
        has_run = await super().run_action(action, default_namespace, namespaces)
        self._had_command = self._had_command or has_run
        return has_run

    def _look_at(self, key: events.Key) -> None:
        """Remember what a key finds. What waited for quiet was meant, whatever it says."""
        self._had_command = True
        if isinstance(self.screen, StepScreen):
            self.screen.was_rebuffed = False
        self._before = None if self._is_outward(key) else self._seen()

    def _seen(self) -> tuple[object, ...]:
        screen = self.screen
        return self.current_mode, screen, *(screen.standing if isinstance(screen, StepScreen) else ())

    def _outcome(self, before: tuple[object, ...]) -> Outcome:
        field, screen = self.focused, self.screen
        if field is not None and field.check_consume_key("a", "a"):
            return "opened"
        rebuffed = not self._had_command or (isinstance(screen, StepScreen) and screen.was_rebuffed)
        return "in vain" if rebuffed and self._seen() == before else "acted"

    # What cannot be taken back

    def _is_outward(self, key: events.Key) -> bool:
        command = self.screen.commanding.of(key.key) if isinstance(self.screen, StepScreen) else None
        return command is not None and command.outward

    def _hold(self, *keys: events.Key) -> None:
        """Let keys wait for quiet."""
        self._held += keys
        if self._quiet is not None:
            self._quiet.cancel()
        self._quiet = asyncio.get_running_loop().call_later(QUIET, self._be_quiet)

    def _be_quiet(self) -> None:
        if self.message_queue_size or self.has_input:  # the machine was busy, and more was typed meanwhile
            self._hold()
        else:
            self.call_later(self._let_held_go)

    async def _let_held_go(self, *behind: events.Event) -> None:
        """Let the keys act that waited, and then what came behind them."""
        held, self._held = self._held, []
        self._let_go = len(held)
        if self._quiet is not None:
            self._quiet.cancel()
        await self.put_first(*held, *behind)

    # Back to where it began

    def _stand(self) -> Standing | None:
        """Where it stands; None where no run begins: in a box, with an item picked up, or where nothing may change."""
        desk, screen = self.desk, self.screen
        if desk is None or desk.read_only or not isinstance(screen, StepScreen) or screen.moving.is_on:
            return None
        return Standing.of(desk, screen)

    async def _take_back(self) -> None:
        """Make everything as it was before the run, and offer its text."""
        run, stood, desk = self._run, self._stood, self.desk
        self._run = self._stood = None
        self._held.clear()
        if run is None or stood is None or desk is None:
            return
        while not isinstance(self.screen, StepScreen):
            await self.pop_screen()
        self.finish_screen()
        stood.restore(desk)
        if stood.step != self.current_mode:
            await self.switch_mode(stood.step)
        if isinstance(self.screen, StepScreen):
            stood.show(self.screen)
        self.offer(run.text)
