"""The practices screen: the comparison on one page; need, decision and draft plan on the other."""

from collections.abc import Mapping
from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import MoveItem, RemoveItems, SetFields
from toi_tui.locale import N_, _
from toi_tui.model.names import called
from toi_tui.model.parts.practices import Practice
from toi_tui.screens.practices.commands import CHOOSE, STEP
from toi_tui.screens.practices.comparison import NAME, cell_key, grid, where
from toi_tui.screens.practices.pages import NEED, QUESTIONS, REASON, asked, deciding
from toi_tui.screens.practices.words import CHOICES, FIELDS
from toi_tui.shell.sheets_screen import SheetsScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.board import Board
from toi_tui.widgets.panel import Direction, Panel, Spot
from toi_tui.widgets.sheet import LABEL, Sheet

PRACTICES: Final = "practices.items"
DRAFT_PLAN: Final = "draft_plan.items"
WIDE_COLUMN: Final = 20


class PracticesScreen(SheetsScreen):
    """Practices side by side, and what follows from them."""

    STEP = STEP
    DEFAULT_CSS = """
    PracticesScreen #comparison { width: 3fr; margin-right: 1; }
    PracticesScreen #deciding { width: 2fr; margin-right: 0; }
    """

    def panels(self) -> ComposeResult:
        """The comparison, and the page beside it."""
        language = self.desk.session.identity.language
        self.comparison = Board(id="comparison", narrow="column", wide_column=WIDE_COLUMN, language=language)
        self.deciding = Sheet(id="deciding", language=language)
        yield self.comparison
        yield self.deciding

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

    @property
    def panel(self) -> Panel:
        """The panel that acts; at first the page with the need as long as that says nothing: all follows from it."""
        begins = self.focused is None and not self.desk.session.need.text
        return self.deciding if begins else super().panel

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A field of a practice, the need, the decision, or the answer to a question."""
        if not spot.key:
            return None
        if self._is_on_sheet(spot):
            part, dot, field = spot.key.partition(".")
            if not dot:
                return Target(DRAFT_PLAN, spot.key, "answer", optional=True)
            return Target(part, "", field, lines=spot.key == NEED)
        field, practice = where(spot.group)
        return Target(PRACTICES, practice, field, optional=field != NAME)

    def _is_on_sheet(self, spot: Spot) -> bool:
        return spot.group in {"need", "decision", QUESTIONS}

    def place(self, spot: Spot) -> Place | None:
        """Behind the question or the practice at the cursor."""
        if spot.group == QUESTIONS:
            return Place(DRAFT_PLAN, spot.key or None, field="question")
        if self._is_on_sheet(spot):
            return None
        return Place(PRACTICES, where(spot.group).practice or None, field=NAME)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Questions have an order, and so have the columns of the comparison."""
        if spot.group == onto.group == QUESTIONS:
            return MoveItem(DRAFT_PLAN, spot.key, DRAFT_PLAN, onto.key)
        if self._is_on_sheet(spot) or self._is_on_sheet(onto):
            return None
        moved, other = where(spot.group).practice, where(onto.group).practice
        if not moved or moved == other:
            return None
        order = list(self.desk.session.practices.items)
        at = order.index(other)
        after = other if order.index(moved) < at else "" if not at else order[at - 1]
        return MoveItem(PRACTICES, moved, PRACTICES, after)

    def reveal(self, item: str) -> None:
        """Show a practice, in the row where the cursor is, or what the other page has."""
        row = where(self.comparison.spot.group).field
        if item in self.desk.session.practices.items and self.comparison.select(cell_key(row, item)):
            self.show_panel(self.comparison)
        else:
            super().reveal(item)

    def questions(self) -> tuple[str, ...]:
        """The method's questions for what the cursor stands on."""
        guide, group = self.desk.guide(STEP.id), self.panel.spot.group
        panel = group if self.panel is self.deciding else "practices"
        return tuple(guide.panels.get(panel, guide.questions)) if guide else ()

    # The two pages

    def share(self, here: Panel, width: int) -> None:
        """Both pages, or while zoomed the one with the cursor."""
        super().share(here, 0 if self._zoomed else width)

    def action_go(self, direction: Direction) -> None:
        """Move the cursor; from the last practice to the right goes to the other page."""
        if self.panel is not self.comparison:
            super().action_go(direction)
        elif not self.comparison.go(direction) and direction == "right":
            self.show_panel(self.deciding)

    def action_zoom(self) -> None:
        """Show one practice alone, or one page; again for all."""
        self._zoomed = not self._zoomed
        self.comparison.zoom(zoomed=self._zoomed)
        self.share(self.panel, self.size.width)

    def action_back(self) -> None:
        """Out of the zoom."""
        if self._zoomed:
            self.action_zoom()

    # Writing

    def text_of(self, target: Target) -> str:
        """The text that a target holds; of a choice its word."""
        said, words = super().text_of(target), CHOICES.get(target.field)
        return _(words[said]) if words else said

    def action_new(self) -> None:
        """Begin a practice or a question; the need and the decision are there once and simply edited."""
        if self.place(self.panel.spot) is None:
            self.edit(_field(NEED if self.panel.spot.group == "need" else REASON))
        else:
            super().action_new()

    def action_edit(self) -> None:
        """Edit a text, or take the next choice."""
        target = self.target(self.panel.spot)
        if target is not None and target.field in CHOICES:
            self.action_next_choice()
        else:
            super().action_edit()

    def edit(self, target: Target) -> None:
        """Open the editor on a target, with the cursor where it stands."""
        if not target.id:
            self.deciding.select(f"{target.list}.{target.field}")
        super().edit(target)

    def action_edit_question(self) -> None:
        """Edit a planning question itself."""
        spot = self.panel.spot
        if spot.group == QUESTIONS and spot.key:
            self.edit(Target(DRAFT_PLAN, spot.key, "question"))
        else:
            self.say(_("Go to a planning question first (Tab)."))

    def spot_of(self, panel: Panel) -> Spot:
        """The editor of a question stands over the question, not over its answer."""
        target = self._target
        if target is not None and target.field == "question":
            return Spot(LABEL, target.id)
        return super().spot_of(panel)

    def heading(self, target: Target) -> str:
        """The need, or a remark."""
        return super().heading(target) or _("The need for change (Esc keeps)")

    def prompt(self, target: Target) -> str:
        """Say what Enter and Tab go on to."""
        if target.field == NAME and self._fresh:
            return _("Name · Enter next practice · Tab its details · Esc ends")
        if target.field == NAME:
            return _("Name · Enter or Esc done · Tab its details")
        if target.field == "question":
            return _("Question · Enter or Tab its answer · Esc ends")
        return super().prompt(target)

    def after_kept(self, target: Target, key: str) -> bool:
        """Tab goes on to the next thing to write of the same practice; from a question to its answer."""
        if target.field == "question":
            self.edit(Target(DRAFT_PLAN, target.id, "answer", optional=True))
            return True
        if target.list != PRACTICES or key != "tab":
            return super().after_kept(target, key)
        while self.comparison.go("down"):
            following = self.target(self.comparison.spot)
            if following is not None and following.field not in CHOICES:
                self.edit(following)
                break
        return True

    def action_delete(self) -> None:
        """On its name delete a practice, elsewhere in its column the text; a question with its answer."""
        target = self.target(self.panel.spot)
        row = self.item(target)
        if target is None or row is None:
            super().action_delete()
        elif not isinstance(row, Practice) or target.field == NAME:
            self.delete(RemoveItems(target.list, (target.id,)), called(row))
        elif target.field in CHOICES:
            self.refuse_to_delete()
        else:
            self.do(SetFields(PRACTICES, target.id, {target.field: None}, label=N_("deleting")))

    # Choices

    def words(self, target: Target) -> Mapping[str, str]:
        """How a practice was found, the verdicts."""
        return CHOICES[target.field]

    def choice_of(self, target: Target) -> str:
        """What is chosen."""
        return _(FIELDS[target.field]) if target.field in FIELDS else _("Outcome")

    def _choices(self) -> tuple[Target, Mapping[str, str]] | None:
        """What is chosen at the cursor and of which words; None where nothing is, which is said."""
        target = self.target(self.panel.spot)
        words = CHOICES.get(target.field) if target else None
        return (target, words) if target and words else None

    def action_next_choice(self) -> None:
        """Take the next word of a choice."""
        found = self._choices()
        if found is None:
            self.say(_("Only how it was found, the verdict and the decision are choices."))
            return
        target, words = found
        row = self.item(target) if target.id else self.desk.session.part(target.list)
        keys = list(words)
        self.take(target, keys[(keys.index(getattr(row, target.field)) + 1) % len(keys)])

    def action_wait_for_digit(self, command: str) -> None:
        """Say which number is which word."""
        found = self._choices()
        if command != CHOOSE.id or found is None:
            self.refuse_digit(_("Only how it was found, the verdict and the decision are choices."))
            return
        super().action_wait_for_digit(command)
        self.foot.wait_for(" ".join(f"{number} {_(word)}" for number, word in enumerate(found[1].values(), 1)))

    def action_choose(self, number: int) -> None:
        """Take the word of this number."""
        found = self._choices()
        if found is None:
            return
        target, words = found
        if number > len(words):
            self.say(_("There are {n} choices here.").format(n=len(words)))
        else:
            self.take(target, tuple(words)[number - 1])


def _field(key: str) -> Target:
    part, _dot, field = key.partition(".")
    return Target(part, "", field, lines=key == NEED)
