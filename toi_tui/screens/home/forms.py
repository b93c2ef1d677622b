"""The short forms of the home screen: a new session, and a path. What goes wrong is said in place."""

import asyncio
import random
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from typing import TYPE_CHECKING, Final

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widget import Widget
from textual.widgets import Input, Static

from toi_tui import locale
from toi_tui.locale import _
from toi_tui.locale.languages import names
from toi_tui.model.ids import make_id
from toi_tui.model.method import Method, new_session
from toi_tui.model.session import Session
from toi_tui.model.text import clean_line
from toi_tui.screens.home.files import RefusedError, days_from
from toi_tui.shell.boxes.box import Box
from toi_tui.shell.commands import in_boxes
from toi_tui.storage import shipped
from toi_tui.storage.disk.paths import SUFFIX, completed, default_folder, proposed, read_path, shortened
from toi_tui.storage.disk.refusals import told
from toi_tui.storage.session_file import SessionFile

if TYPE_CHECKING:
    from pathlib import Path
from toi_tui.widgets.choice import ChoiceField
from toi_tui.widgets.one_line import OneLine

_NARROW: Final = 60
_choose = random.SystemRandom().choice

Field = tuple[str, Input | ChoiceField]


class Line(OneLine):
    """A line of a form."""

    DEFAULT_CSS = """
    Line, Line:focus { height: 1; border: none; padding: 0; background: $surface; }
    Line:focus { background-tint: $foreground 8%; }
    Line > .input--placeholder, Line > .input--suggestion { color: $text-muted; text-opacity: 100%; }
    """

    def __init__(self, value: str = "", *, id: str | None = None, hint: str = "") -> None:
        super().__init__(value, placeholder=hint, id=id, select_on_focus=False)


class Form(Box[SessionFile | None]):
    """Fields under one another. Enter goes to the next one, on the last it carries the form out; Esc leaves."""

    KEYS = in_boxes.FORM
    DEFAULT_CSS = """
    Form > Vertical { max-height: 100%; background: $background; overflow-y: auto; }
    Form Horizontal { height: 1; margin-top: 1; }
    Form.-flat Horizontal { margin-top: 0; }
    Form.-narrow > Vertical { width: 100%; }
    Form .label { width: 18; color: $secondary; text-style: bold; }
    Form Line, Form ChoiceField { width: 1fr; }
    Form #said { margin-top: 1; color: $text-muted; }
    Form #said.-wrong { color: $text-error; text-style: bold; }
    """
    _busy = False

    # To be said by each form

    def fields(self) -> Iterator[Field]:
        """The fields with their labels."""
        raise NotImplementedError

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return _("Enter next · Ctrl+S creates · Esc back"), _("Ctrl+S creates · Esc back")

    def make(self) -> SessionFile:
        """Carry the form out; runs in a thread.

        Raises:
            RefusedError: it cannot be done.
        """
        raise NotImplementedError

    # What all of them do

    def inside(self) -> ComposeResult:
        """The fields, and a line for what goes wrong."""
        for label, field in self.fields():
            with Horizontal():
                yield Static(Content(label), classes="label", markup=False)
                yield field
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Begin at the first field."""
        self._fields[0].focus()

    def on_resize(self) -> None:
        """Without gaps where there is little room, and from edge to edge."""
        self.set_class(self.size.width < _NARROW, "-narrow")
        self.set_class(self.size.height < 3 * len(self._fields) + 4, "-flat")

    @property
    def _fields(self) -> list[Widget]:
        return [each for each in self.query("Line, ChoiceField") if each.display]

    def action_step(self, step: int) -> None:
        """Go to the next field or the one before."""
        fields = self._fields
        at = fields.index(self.focused) if self.focused in fields else -1
        fields[(at + step) % len(fields)].focus()

    @on(Input.Submitted)
    @on(ChoiceField.Entered)
    def _went_on(self) -> None:
        if self.focused is self._fields[-1]:
            self.action_carry_out()
        else:
            self.action_step(1)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """While it is carried out, no key leaves or does it again."""
        return not self._busy and super().check_action(action, parameters)

    def action_close(self) -> None:
        """Back to the list."""
        self.dismiss(None)

    def action_carry_out(self) -> None:
        """Do it, in a thread."""
        if not self._busy:
            self._busy = True
            self.say(_("One moment…"))
            self.run_worker(self._carry_out())

    async def _carry_out(self) -> None:
        try:
            file = await asyncio.to_thread(self.make)
        except RefusedError as refusal:
            self._busy = False
            self.say("\n".join(refusal.lines), wrong=True)
        except Exception:
            self._busy = False
            raise
        else:
            self.pop_until_active()  # help may have been asked for meanwhile
            self.dismiss(file)

    def say(self, text: str, *, wrong: bool = False) -> None:
        """Say something below the fields."""
        said = self.query_one("#said", Static)
        said.set_class(wrong, "-wrong")
        said.update(Content(text))

    def value(self, id: str) -> str:
        """The text in a field, cleaned."""
        return clean_line(self.query_one(f"#{id}", Input).value)


class PathForm(Form):
    """One path; Tab completes it."""

    KEYS = in_boxes.PATH_FORM

    def __init__(self, title: str, path: str, make: "Callable[[Path], SessionFile]") -> None:
        super().__init__()
        self._title, self._path, self._make = title, path, make

    def heading(self) -> str:
        """The purpose of the path."""
        return self._title

    def keys(self) -> Sequence[str]:
        """The keys in words: Enter opens, there is one field."""
        return _("Enter opens · Tab completes · Esc back"), _("Enter opens · Esc back")

    def fields(self) -> Iterator[Field]:
        """The path."""
        yield _("File"), Line(self._path, id="path", hint=_("~/folder/name.toml, Tab completes"))

    def make(self) -> SessionFile:
        """Hand the path on."""
        text = self.value("path")
        if not text:
            raise RefusedError((_("Write the path of a file."),))
        return self._make(read_path(text))

    def action_complete(self) -> None:
        """Write the path on as far as there is only one way."""
        line = self.query_one("#path", Line)
        line.value = completed(line.value)
        line.cursor_position = len(line.value)


class NewForm(Form):
    """A new session: what, where, who and when, and the file, whose name follows the title until it is touched.

    `begun` holds what was typed when the form was left the last time, by the fields' ids; leaving writes it there.
    """

    def __init__(self, today: date, begun: dict[str, str], path: "Path | None" = None) -> None:
        super().__init__()
        self._today, self._begun = today, begun
        self._methods = tuple(offer.method for offer in shipped.methods() if offer.method is not None)
        self._folder = path.parent if path else default_folder()
        self._proposal = shortened(path or proposed(begun.get("practice", ""), self._folder))
        self._follows = path is None

    def heading(self) -> str:
        """The text of the upper border."""
        return _("New session")

    def fields(self) -> Iterator[Field]:
        """All fields."""
        language = self._begun.get("language", locale.current())
        yield _("Practice"), self._line("practice", _("the good practice that is transferred"))
        yield _("Organisation"), self._line("organisation", _("who takes it into use"))
        yield _("Mentor"), self._line("mentor", _("your name"))
        yield _("First day"), self._line("days", _("12.4. – or every day: 12.4., 19.4., …"))
        yield _("Language"), ChoiceField(names(), language, id="language")
        yield _("Method"), ChoiceField(self._names(language), self._begun.get("method", ""), id="method")
        yield _("File"), Line(self._begun.get("file") or self._proposal, id="file")

    def _line(self, id: str, hint: str) -> Line:
        return Line(self._begun.get(id, ""), id=id, hint=hint)

    def action_close(self) -> None:
        """Back to the list; what was typed is there again when the form is."""
        for field in (*self.query(Line), *self.query(ChoiceField)):
            self._begun[field.id or ""] = field.value
        if self._follows and self._begun["file"] == self._proposal:
            del self._begun["file"]  # it goes on following the title
        super().action_close()

    @on(Input.Changed, "#practice")
    def _rename(self) -> None:
        file = self.query_one("#file", Line)
        if self._follows and file.value == self._proposal:
            self._proposal = shortened(proposed(self.value("practice"), self._folder))
            file.value = self._proposal
            file.cursor_position = len(file.value)

    @on(ChoiceField.Turned, "#language")
    def _speak(self, event: ChoiceField.Turned) -> None:
        self.query_one("#method", ChoiceField).show(self._names(event.choice.value))

    def _names(self, language: str) -> dict[str, str]:
        names: dict[str, str] = {}
        for method in self._methods:
            if method.id not in names or method.language == language:
                names[method.id] = method.name
        return names

    def make(self) -> SessionFile:
        """Make the file, never over another one."""
        text = self.value("file")
        if not text:
            raise RefusedError((_("Write the path of a file."),))
        path = read_path(text if text.endswith(SUFFIX) else text + SUFFIX)
        session = self._session()
        try:
            return SessionFile.create(path, session)
        except OSError as error:
            raise RefusedError((told(error), _("Choose another path or name."))) from None

    def _session(self) -> Session:
        practice, language = self.value("practice"), self.query_one("#language", ChoiceField).value
        if not practice:
            raise RefusedError((_("Say first what is transferred: the practice."),))
        method = self._method(language)
        count = len(method.template.days.items)
        days = days_from(self.value("days"), count, self._today)
        if days is None:
            said = _("The days are not clear. Write the first one, 12.4., or at most {n} with commas between them.")
            raise RefusedError((said.format(n=count),))
        identity = {name: self.value(name) for name in ("organisation", "mentor")}
        return new_session(
            method,
            lambda: make_id(_choose),
            dates=days,
            practice=practice,
            title=practice,
            language=language,
            **identity,
        )

    def _method(self, language: str) -> Method:
        try:
            return shipped.method(self.query_one("#method", ChoiceField).value, language)
        except OSError as error:
            raise RefusedError((told(error),)) from None


class Trouble(Box[None]):
    """Why a file cannot be opened, to be read and left."""

    KEYS = in_boxes.TROUBLE
    DEFAULT_CSS = """
    Trouble > Vertical { max-width: 96; background: $background; overflow-y: auto; }
    """

    def __init__(self, lines: tuple[str, ...]) -> None:
        super().__init__()
        self._lines = lines
        self.add_class("-trouble")

    def heading(self) -> str:
        """The text of the upper border."""
        return _("This file does not open")

    def keys(self) -> Sequence[str]:
        """The keys in words."""
        return (_("Esc back to the list"),)

    def inside(self) -> ComposeResult:
        """The reasons, one a line."""
        for line in self._lines:
            yield Static(Content(line), markup=False)
