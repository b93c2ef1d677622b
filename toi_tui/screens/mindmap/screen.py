"""The mind map screen: one outline of the tray and the map, and the conclusion below it."""

from collections.abc import Callable, Sequence
from typing import Final

from toi_tui.editing.delta import ItemChange
from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.mindmap import NODES, MarkNode, MoveNode
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.parts.mindmap import MARKS, TOP, TRAY
from toi_tui.screens.mindmap.commands import STEP
from toi_tui.screens.mindmap.forest import MapForest
from toi_tui.screens.mindmap.meaning import MindMapMeaning
from toi_tui.shell.arrangement.arranging import Arranging
from toi_tui.shell.arrangement.layouts import Deck
from toi_tui.shell.commands.situation import nothing_here
from toi_tui.shell.desk import Desk
from toi_tui.shell.step_screen import StepScreen
from toi_tui.shell.target import Target
from toi_tui.widgets.outline import Outline
from toi_tui.widgets.text import clip, one_line

SMALL_MAP: Final = 60
"""Up to this many nodes a map is shown whole at first; of a larger one the branches and what is right below them."""

_CRUMB = 24


class MindMapScreen(StepScreen):
    """The outline."""

    STEP = STEP
    meaning: MindMapMeaning

    def __init__(self, desk: Desk) -> None:
        super().__init__(desk)
        self.outline = Outline(id="outline", language=desk.session.identity.language)
        self.meaning = MindMapMeaning(desk, lambda: self.outline.focused_on)
        self.arranging = Arranging(self, (self.outline,), Deck())
        self._shown = False

    # What is shown

    def fill(self, change: Change | None) -> None:
        """Show what changed: other texts in their rows, or another tree."""
        changes = [each for each in change.delta if NODES in (each.list, each.list_before)] if change else []
        if change is None or self.showing.is_stale:  # then the tree is of other nodes than those that changed
            self.meaning.forget_tree()
            self._show()
        elif changes:
            self._follow(changes)
        if change is None or change.delta.lists & set(STEP.lists):
            self._caption()

    def _follow(self, changes: Sequence[ItemChange]) -> None:
        ids, reshaped = {each.id for each in changes}, {each.id for each in changes if _reshapes(each)}
        before, after = self.meaning.reshape(reshaped), self.meaning.tree
        above = {tree.parents[id] for tree in (before, after) for id in reshaped if id in tree.parents}
        self.outline.show(self._forest(), changed=ids | above)

    def _forest(self) -> MapForest:
        session = self.desk.session
        return MapForest(session.mindmap.nodes, self.meaning.tree, session.options.viewpoints)

    def _show(self) -> None:
        first = not self._shown
        self._shown = True
        self.outline.show(self._forest(), folded=self._folded_at_first() if first else None)
        if first:
            self.outline.select(next(iter(self.meaning.tree.children.get(TOP, ())), TRAY))

    def _folded_at_first(self) -> list[str]:
        """The nodes folded the last time; in a large map that was never looked at, all below the second level."""
        folded = self.desk.view.get(STEP.id)
        if isinstance(folded, list):
            return [key for key in folded if isinstance(key, str)]
        tree = self.meaning.tree
        if len(tree.parents) <= SMALL_MAP:
            return []
        upper = {*tree.children.get(TOP, ()), TRAY}
        upper.update(child for key in tuple(upper) for child in tree.children.get(key, ()))
        return [key for key in tree.children if key not in upper and key != TOP]

    def _caption(self) -> None:
        nodes = self.desk.session.mindmap.nodes
        focus = self.outline.focused_on
        title = ngettext("Mind map: {n} idea", "Mind map: {n} ideas", len(nodes)).format(n=len(nodes))
        if focus in nodes:
            path = [*reversed([*self.meaning.tree.above(focus)]), focus]
            title = " › ".join(clip(one_line(nodes[key].text), _CRUMB) for key in path)
        conclusion = one_line(self.desk.session.mindmap.conclusion)
        said = _("Conclusion: {text}").format(text=conclusion) if conclusion else _("Conclusion: b writes it")
        if len(nodes) == 0:
            said = _("The map is empty. Enter writes its middle: the practice.")
        self.outline.caption(title, said)

    def on_outline_folded(self, _message: Outline.Folded) -> None:
        """Remember what is folded, for the next time this session is opened."""
        self.desk.view[STEP.id] = list(self.outline.folded)

    # Writing

    def action_sibling(self) -> None:
        """A new idea beside this one; in an empty map its root."""
        if not self.panel.spot.key and not self.meaning.tree.children.get(TOP):
            self.writing.begin(self.meaning.place_in(TOP, None))
        else:
            self.writing.action_new()

    def action_child(self) -> None:
        """A new idea below this one."""
        self.writing.begin(self.meaning.place_below(self.panel.spot))

    def action_conclusion(self) -> None:
        """Write the conclusion."""
        self.writing.edit(Target(STEP.id, "", "conclusion", lines=True))

    # Marking and sorting

    def action_mark(self, number: int) -> None:
        """Put the mark of this number on the node, or take it off."""
        self.do(MarkNode(self.panel.spot.key, MARKS[number - 1]))

    def action_viewpoint(self, number: int) -> None:
        """Say from which viewpoint the effect at the cursor is seen; 0 from none in particular."""
        viewpoints = ["", *self.desk.session.options.viewpoints]
        if number >= len(viewpoints):
            self.say(_("There is no viewpoint {n}.").format(n=number))
        else:
            self.do(SetFields(NODES, self.panel.spot.key, {"viewpoint": viewpoints[number]}, label=N_("viewpoint")))

    def action_into(self, number: int) -> None:
        """Put the node into the branch of this number and go on to the one after it; 0 is the tray."""
        spot, tree = self.panel.spot, self.meaning.tree
        branches = [child for root in tree.children.get(TOP, ()) for child in tree.children.get(root, ())]
        if number > len(branches):
            self.say(_("There is no branch {n}.").format(n=number))
            return
        siblings = list(tree.children.get(spot.group, ()))
        at = siblings.index(spot.key)
        after = (*siblings[at + 1 : at + 2], *siblings[at - 1 : at], spot.group)[0]
        goal = branches[number - 1] if number else TRAY
        if self.do(MoveNode(spot.key, goal)) is not None:
            self.panel.select(after)
            name = self.meaning.text_of(Target(NODES, goal)) if number else _("Not sorted yet")
            self.say(_("Put into “{name}”.").format(name=clip(one_line(name), 40)))

    # Looking

    def action_fold(self) -> None:
        """Fold the row, or unfold it."""
        spot = self.panel.spot
        if not self.outline.fold(spot.key or spot.group):
            self.say(nothing_here())

    def action_level(self, number: int) -> None:
        """Show so many levels."""
        self.outline.fold_to(number)

    def action_zoom(self) -> None:
        """Show the branch alone, or all again."""
        spot = self.panel.spot
        self.outline.focus_on("" if self.outline.focused_on else spot.key or spot.group)
        self._caption()

    def view(self) -> Callable[[], None]:
        """A call that brings back the branch shown alone now, and what is folded."""
        focus, folded = self.outline.focused_on, set(self.outline.folded)

        def bring_back() -> None:
            if (self.outline.focused_on, self.outline.folded) != (focus, folded):
                self.outline.focus_on(focus)
                self.outline.show(self._forest(), folded=folded)
                self.desk.view[STEP.id] = list(folded)
                self._caption()

        return bring_back

    def action_back(self) -> None:
        """Out of the branch in focus."""
        if self.outline.focused_on:
            self.action_zoom()


def _reshapes(change: ItemChange) -> bool:
    """Whether a change of a node changes the tree."""
    return change.before is None or change.after is None or change.moves or "parent" in change.after
