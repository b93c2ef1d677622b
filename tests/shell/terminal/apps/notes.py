"""A small app behind the gates: fields, a text area, a dialog, and every way to end."""

import os
import sys
import time
from pathlib import Path
from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Digits, Footer, Input, Label, Static, TextArea

from toi_tui.shell.terminal.app import GuardedApp, run_guarded

FOLDER = Path(os.environ["HOME"])


class Question(ModalScreen[str]):
    BINDINGS: ClassVar[list[BindingType]] = [("escape", "dismiss", "Cancel")]

    def compose(self) -> ComposeResult:
        yield Label("QUESTION")
        yield Input(id="answer")

    @on(Input.Submitted)
    def answer(self, event: Input.Submitted) -> None:
        self.dismiss(event.value)


class Notes(GuardedApp):
    BINDINGS: ClassVar[list[BindingType]] = [
        ("ctrl+q", "leave", "Leave"),
        ("f2", "probe", "Probe"),
        ("f3", "slow", "Slow"),
        ("f4", "ask", "Ask"),
        ("f5", "fault", "Fault"),
        ("f6", "next_area", "Area"),
        ("f7", "hostile", "Hostile"),
    ]
    ENABLE_COMMAND_PALETTE = False
    CSS = "TextArea { height: 5; } #seen { height: 6; } Screen { layout: vertical; }"

    def __init__(self) -> None:
        super().__init__()
        self.probes = 0
        self.seen: list[str] = []

    def compose(self) -> ComposeResult:
        yield Static("READY", id="head", markup=False)
        yield Static("", id="seen", markup=False)
        with Vertical():
            yield Input(id="one")
            yield Input(id="two")
            yield TextArea()
        yield Footer()

    def show(self, what: str) -> None:
        self.seen.append(what)
        self.query_one("#seen", Static).update(Content(" ".join(f"<{line}>" for line in self.seen[-12:])))

    @on(Input.Submitted, "#one")
    def keep(self, event: Input.Submitted) -> None:
        self.show(event.value)
        event.input.clear()

    @on(TextArea.Changed)
    def count(self, event: TextArea.Changed) -> None:
        self.query_one("#head", Static).update(f"READY {len(event.text_area.text)}")

    def on_key(self, event: object) -> None:
        if self.focused is None:
            self.show(getattr(event, "key", ""))

    def action_probe(self) -> None:
        self.probes += 1
        self.query_one("#head", Static).update(f"READY probe {self.probes}")

    def action_slow(self) -> None:
        self.query_one("#head", Static).update("READY slow")
        time.sleep(0.7)

    def action_ask(self) -> None:
        self.push_screen(Question(), lambda answer: self.show(f"answer {answer}"))

    def action_next_area(self) -> None:
        self.query_one(TextArea).focus()

    def action_fault(self) -> None:
        note = "PRIVATE NOTE"
        raise ValueError(note)

    def action_hostile(self) -> None:
        evil = "x\x1b]0;TITLE\x07\x9b31my\u202ez"
        self.show(evil)
        self.mount(Digits(evil))
        self.notify(evil, title=evil, markup=False)
        self.query_one("#head", Static).border_title = evil

    def action_leave(self) -> None:
        self.exit()

    def save_before_end(self) -> bool:
        with (FOLDER / "saved").open("a") as file:
            file.write("saved\n")
        return True

    def report_crash(self, text: str) -> Path | None:
        path = FOLDER / "report"
        path.write_text(text)
        return path


if __name__ == "__main__":
    sys.exit(run_guarded(Notes()))
