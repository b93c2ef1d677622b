"""The mind map screen: one outline of the tray and the map, and the conclusion below it."""

from collections.abc import Callable, Sequence
from typing import Final

from textual.app import ComposeResult

from toi_tui.editing.delta import FIRST, ItemChange
from toi_tui.editing.document import Edit
from toi_tui.editing.history import Change
from toi_tui.editing.items import SetFields
from toi_tui.editing.mindmap import NODES, AddNodes, MarkNode, MoveNode, place_of
from toi_tui.locale import N_, _, ngettext
from toi_tui.model.parts.mindmap import MARKS, TRAY
from toi_tui.model.text import indented_lines
from toi_tui.model.tree import TOP, Tree, tree_after, tree_of
from toi_tui.screens.mindmap.commands import STEP, VIEWPOINT
from toi_tui.screens.mindmap.forest import MapForest
from toi_tui.shell.editing_screen import EditingScreen
from toi_tui.shell.tools.target import Place, Target
from toi_tui.widgets.editor import Editor
from toi_tui.widgets.outline import Outline
from toi_tui.widgets.panel import Panel, Spot
from toi_tui.widgets.text import clip, one_line

SMALL_MAP: Final = 60
"""Up to this many nodes a map is shown whole at first; of a larger one the branches and what is right below them."""

_CRUMB = 24
_CLEARS = 16  # cells for the key and for what 0 does


class MindMapScreen(EditingScreen):
    """The outline."""

    STEP = STEP
    _tree: Tree | None = None

    @property
    def outline(self) -> Outline:
        """The panel."""
        return self.query_one("#outline", Outline)

    @property
    def tree_now(self) -> Tree:
        """The tree of the nodes as they are now."""
        if self._tree is None:
            self._tree = tree_of(self.desk.session.mindmap.nodes)
        return self._tree

    def panels(self) -> ComposeResult:
        """The outline alone."""
        yield Outline(id="outline", language=self.desk.session.identity.language)

    # What is shown

    def fill(self, change: Change | None) -> None:
        """Show what changed: other texts in their rows, or another tree."""
        changes = [each for each in change.delta if NODES in (each.list, each.list_before)] if change else []
        if change is None or self._stale:  # then the tree is of other nodes than those that changed
            self._tree = None
            self._show()
        elif changes:
            self._follow(changes)
        if change is None or change.delta.lists & set(STEP.lists):
            self._caption()

    def _follow(self, changes: Sequence[ItemChange]) -> None:
        before, ids = self.tree_now, {each.id for each in changes}
        reshaped = {each.id for each in changes if _reshapes(each)}
        self._tree = tree_after(before, self.desk.session.mindmap.nodes, reshaped)
        above = {tree.parents[id] for tree in (before, self._tree) for id in reshaped if id in tree.parents}
        self.outline.show(self._forest(), changed=ids | above)

    def _forest(self) -> MapForest:
        session = self.desk.session
        return MapForest(session.mindmap.nodes, self.tree_now, session.options.viewpoints)

    def _show(self) -> None:
        first = not self._shown
        self._shown = True
        self.outline.show(self._forest(), folded=self._folded_at_first() if first else None)
        if first:
            self.outline.select(next(iter(self.tree_now.children.get(TOP, ())), TRAY))

    _shown = False

    def _folded_at_first(self) -> list[str]:
        """What was folded the last time; in a large map that was never looked at, all below the second level."""
        kept = self.desk.view.get(STEP.id)
        if isinstance(kept, list):
            return [key for key in kept if isinstance(key, str)]
        tree = self.tree_now
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
            path = [*reversed([*self.tree_now.above(focus)]), focus]
            title = " › ".join(clip(one_line(nodes[key].text), _CRUMB) for key in path)
        conclusion = one_line(self.desk.session.mindmap.conclusion)
        said = _("Conclusion: {text}").format(text=conclusion) if conclusion else _("Conclusion: b writes it")
        if len(nodes) == 0:
            said = _("The map is empty. Enter writes its middle: the practice.")
        self.outline.caption(title, said)

    def on_outline_folded(self, _message: Outline.Folded) -> None:
        """Remember what is folded, for the next time this session is opened."""
        self.desk.view[STEP.id] = list(self.outline.folded)

    # What a spot means

    def target(self, spot: Spot) -> Target | None:
        """A node."""
        return Target(NODES, spot.key) if spot.key else None

    def place(self, spot: Spot) -> Place | None:
        """Beside the node at the cursor; below the root and the branch in focus; at the end of the tray."""
        if not spot.key:
            return self._place(spot.group or TOP, None)
        if spot.group == TOP or spot.key == self.outline.focused_on:
            return self._place(spot.key, None)
        return self._place(spot.group, spot.key)

    def _place(self, parent: str, after: str | None) -> Place:
        return Place(NODES, place_of(self.tree_now, parent, after), {"parent": parent} if parent else None)

    def destination(self, spot: Spot, onto: Spot) -> Edit | None:
        """Behind a child of a node."""
        return MoveNode(spot.key, onto.group, onto.key or FIRST) if spot.key else None

    def doomed(self, target: Target) -> tuple[str, ...]:
        """A node and all below it."""
        return tuple(self.tree_now.branch(target.id))

    # Writing

    def action_sibling(self) -> None:
        """A new idea beside this one; in an empty map its root."""
        if not self.panel.spot.key and not self.tree_now.children.get(TOP):
            self.begin(self._place(TOP, None))
        else:
            self.action_new()

    def action_child(self) -> None:
        """A new idea below this one."""
        spot = self.panel.spot
        self.begin(self._place(spot.key or spot.group, None))

    def after_tab(self, *, fresh: bool, kept: bool) -> None:  # noqa: ARG002  # a new node or an old one, Tab is the same
        """Tab in the editor keeps the text and goes on one level below."""
        if kept and self.panel.spot.key:
            self.action_child()

    def edit(self, target: Target) -> None:
        """Open the editor on a row, which may have been scrolled away."""
        self.panel.select(target.id)
        super().edit(target)

    def action_conclusion(self) -> None:
        """Write the conclusion."""
        self.edit(Target(STEP.id, "", "conclusion", lines=True))

    def heading(self, target: Target) -> str:
        """What stands over the editor of the conclusion."""
        return _("Conclusion (Esc keeps)") if target.field == "conclusion" else super().heading(target)

    def begin_pasted(self, text: str) -> None:
        """Indented lines become a tree below the cursor; none is lost."""
        spot = self.panel.spot
        self._add_lines(spot.key or spot.group or TRAY, None, indented_lines(text))

    def on_editor_pasted(self, message: Editor.Pasted) -> None:
        """The first line goes on the text being written; the others become nodes behind it and below it."""
        target = self._target
        message.prevent_default()
        if target is None or not self._is_open(message):
            return
        (_depth, first), *rest = indented_lines(message.pasted) or ((0, ""),)
        self._end_editing(f"{message.text_now} {first}".strip())
        self.panel.focus()
        parent = self.tree_now.parents.get(target.id, TRAY)
        if parent == TOP:
            parent, rest = target.id, [(max(depth - 1, 0), line) for depth, line in rest]
        self._add_lines(parent, target.id if parent != target.id else None, tuple(rest))

    def _add_lines(self, parent: str, after: str | None, lines: tuple[tuple[int, str], ...]) -> None:
        rows = tuple((self.desk.new_id(), depth, line) for depth, line in lines)
        if rows and self.do(AddNodes(parent, after, rows)) is not None:
            self.panel.select(rows[-1][0])
            self.say(ngettext("{n} line pasted.", "{n} lines pasted.", len(rows)).format(n=len(rows)))

    # Marking and sorting

    def action_mark(self, number: int) -> None:
        """Put the mark of this number on the node, or take it off."""
        key = self.panel.spot.key
        if key:
            self.do(MarkNode(key, MARKS[number - 1]))

    def action_wait_for_digit(self, command: str) -> None:
        """Say which number is which viewpoint."""
        viewpoints = [each.name for each in self.desk.session.options.viewpoints.values()][:9]
        if command == VIEWPOINT.id and not viewpoints:
            self.refuse_digit(_("There is no viewpoint yet; V on the step Options adds one."))
            return
        super().action_wait_for_digit(command)
        if command == VIEWPOINT.id:
            room = (self.size.width - _CLEARS) // len(viewpoints) - 3
            names = " ".join(f"{number} {clip(one_line(name), room)}" for number, name in enumerate(viewpoints, 1))
            self.foot.wait_for(_("{key}: {choices}  0 none").format(key=VIEWPOINT.shown_key, choices=names))

    def action_viewpoint(self, number: int) -> None:
        """Say from which viewpoint the effect at the cursor is seen; 0 from none in particular."""
        key, viewpoints = self.panel.spot.key, ["", *self.desk.session.options.viewpoints]
        if number >= len(viewpoints):
            self.say(_("There is no viewpoint {n}.").format(n=number))
        elif key:
            self.do(SetFields(NODES, key, {"viewpoint": viewpoints[number]}, label=N_("viewpoint")))

    def action_into(self, number: int) -> None:
        """Put the node into the branch of this number and go on to the one after it; 0 is the tray."""
        spot, tree = self.panel.spot, self.tree_now
        branches = [child for root in tree.children.get(TOP, ()) for child in tree.children.get(root, ())]
        if number > len(branches):
            self.say(_("There is no branch {n}.").format(n=number))
            return
        siblings = list(tree.children.get(spot.group, ()))
        if not spot.key or spot.group == TOP:
            return
        at = siblings.index(spot.key)
        after = (*siblings[at + 1 : at + 2], *siblings[at - 1 : at], spot.group)[0]
        goal = branches[number - 1] if number else TRAY
        if self.do(MoveNode(spot.key, goal)) is not None:
            self.panel.select(after)
            name = self.text_of(Target(NODES, goal)) if number else _("Not sorted yet")
            self.say(_("Put into “{name}”.").format(name=clip(one_line(name), 40)))

    def on_panel_dropped(self, message: Panel.Dropped) -> None:
        """A node dropped on another becomes its last child; on the heading it goes to the tray."""
        onto = message.onto.key or message.onto.group
        if self.do(MoveNode(message.spot.key, onto)) is not None:
            message.panel.select(message.spot.key)
        message.prevent_default()

    # Looking

    def action_fold(self) -> None:
        """Fold the row, or unfold it."""
        spot = self.panel.spot
        if not self.outline.fold(spot.key or spot.group):
            self.say_nothing_here()

    def action_level(self, number: int) -> None:
        """Show so many levels."""
        self.outline.fold_to(number)

    def action_zoom(self) -> None:
        """Show the branch alone, or all again."""
        spot = self.panel.spot
        self.outline.focus_on("" if self.outline.focused_on else spot.key or spot.group)
        self._caption()

    def view(self) -> Callable[[], None]:
        """What brings back which branch is shown alone now, and what is folded."""
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
