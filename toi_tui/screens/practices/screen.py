"""The practices screen: the comparison on one page; need, decision and draft plan on the other."""

from typing import Final

from toi_tui.editing.history import Change
from toi_tui.locale import _
from toi_tui.screens.practices.commands import STEP
from toi_tui.screens.practices.comparison import cell_key, grid, where
from toi_tui.screens.practices.meaning import DRAFT_PLAN, PRACTICES, PracticesMeaning
from toi_tui.screens.practices.pages import asked, deciding
from toi_tui.screens.practices.words import CHOICES
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Beside
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.board import Board
from toi_tui.widgets.panel import Panel
from toi_tui.widgets.sheet import Sheet

WIDE_COLUMN: Final = 20


class PracticesScreen(StepScreen):
    """Practices side by side, and what follows from them."""

    STEP = STEP
    meaning: PracticesMeaning
    DEFAULT_CSS = """
    PracticesScreen #comparison { width: 3fr; margin-right: 1; }
    PracticesScreen #deciding { width: 2fr; margin-right: 0; }
    """

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        language = desk.session.identity.language
        self.comparison = Board(id="comparison", narrow="column", wide_column=WIDE_COLUMN, language=language)
        self.deciding = Sheet(id="deciding", language=language)
        self.meaning = PracticesMeaning(desk)
        self.arranging = Arranging(self, (self.comparison, self.deciding), Beside(), first=self._begins_on)

    def _begins_on(self) -> Panel:
        """The page with the need as long as that says nothing: all follows from it."""
        return self.comparison if self.desk.session.need.text else self.deciding

    def fill(self, change: Change | None) -> None:
        """Show what changed."""
        lists = change.delta.lists if change else frozenset(STEP.lists)
        session, guide = self.desk.session, self.desk.guide(STEP.id)
        if PRACTICES in lists:
            hint = _("No practices yet. n writes down the first, Enter the next.")
            questions = "" if session.practices.items else asked(guide, "practices")
            self.comparison.show(grid(session, f"{hint}\n{questions}".strip()))
        if lists & {"need", "decision", DRAFT_PLAN}:
            self.deciding.show(deciding(session, guide))

    def reveal(self, item: str) -> None:
        """Show a practice, in the row where the cursor is, or what the other page has."""
        row = where(self.comparison.spot.group).field
        if item in self.desk.session.practices.items and self.comparison.select(cell_key(row, item)):
            self.arranging.show(self.comparison)
        else:
            super().reveal(item)

    def questions(self) -> tuple[str, ...]:
        """The method's questions for what the cursor stands on."""
        guide, group = self.desk.guide(STEP.id), self.panel.spot.group
        panel = group if self.panel is self.deciding else "practices"
        return tuple(guide.panels.get(panel, guide.questions)) if guide else ()

    # The two pages

    def action_zoom(self) -> None:
        """Show one practice alone, or one page; again for all."""
        self.arranging.zoomed = not self.arranging.zoomed
        self.comparison.zoom(zoomed=self.arranging.zoomed)
        self.arranging.share()

    def action_back(self) -> None:
        """Out of the zoom."""
        if self.arranging.zoomed:
            self.action_zoom()

    # Writing

    def action_edit(self) -> None:
        """Edit a text, or take the next choice."""
        target = self.here.target
        if target is not None and target.field in CHOICES:
            self.action_next_choice()
        else:
            self.writing.action_edit()

    def action_edit_question(self) -> None:
        """Edit a planning question itself."""
        self.writing.edit(Target(DRAFT_PLAN, self.panel.spot.key, "question"))

    # Choices

    def action_next_choice(self) -> None:
        """Take the next word of a choice."""
        target = self.here.target
        if target is not None:
            keys = list(CHOICES[target.field])
            at = keys.index(getattr(self.here.row, target.field))
            self.do(self.meaning.chosen(target, keys[(at + 1) % len(keys)]))

    def action_choose(self, number: int) -> None:
        """Take the word of this number."""
        target = self.here.target
        if target is None:
            return
        words = tuple(CHOICES[target.field])
        if number > len(words):
            self.say(_("There are {n} choices here.").format(n=len(words)))
        else:
            self.do(self.meaning.chosen(target, words[number - 1]))
