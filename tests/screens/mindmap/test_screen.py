import pytest
from textual.geometry import Offset

from tests.room import Room, room
from toi_tui.editing.items import SetFields
from toi_tui.model.item import make
from toi_tui.model.parts.mindmap import TRAY, MindMap, Node
from toi_tui.model.session import Session
from toi_tui.model.tree import tree_of
from toi_tui.widgets.outline import Outline

NODES = "mindmap.nodes"


def small() -> Session:
    """A root with two branches, one with two leaves, and one idea that is not sorted yet."""
    rows = {"r": "", "a": "r", "b": "a", "c": "a", "e": "r", "t": TRAY}
    return Session(
        mindmap=MindMap(nodes={id: make(Node, {"parent": up, "text": f"idea {id}"}) for id, up in rows.items()})
    )


def large(count: int = 10_000) -> Session:
    """A tree of ten wide, depth first."""
    nodes: dict[str, Node] = {}
    stack = [0]
    while stack:
        number = stack.pop()
        up = f"n{(number - 1) // 10}" if number else ""
        nodes[f"n{number}"] = make(Node, {"parent": up, "text": f"idea {number}"})
        stack.extend(reversed([child for child in range(number * 10 + 1, number * 10 + 11) if child < count]))
    return Session(mindmap=MindMap(nodes=nodes))


def tree(mentor: Room) -> list[str]:
    """The nodes in their order, each with its parent's text in front."""
    nodes = mentor.session.mindmap.nodes
    names = {id: node.text.removeprefix("idea ") for id, node in nodes.items()} | {TRAY: TRAY, "": ""}
    return [f"{names[node.parent]}>{names[id]}" for id, node in nodes.items()]


def outline(mentor: Room) -> Outline:
    found = mentor.widget("#outline")
    assert isinstance(found, Outline)
    return found


def rows(mentor: Room) -> list[str]:
    """The rows of the outline that are on the screen."""
    return [line.strip() for line in mentor.lines()[3:] if "idea" in line]


def here(mentor: Room) -> str:
    return outline(mentor).spot.key


async def test_the_tray_comes_first_then_the_map_with_its_marks_and_the_conclusion() -> None:
    async with room(step="mindmap") as mentor:
        mentor.see("Lajittelematta (0)", "▾ Kolmen tapaamisen ohjausmalli", "▾ Omaan toimintaan")
        mentor.see("◆ 2 h ennen jaksoa", "+ yksi yhteinen lomake ✎", "Johtopäätös: Myönteiset")


async def test_a_room_full_of_ideas_is_written_into_the_tray_without_a_pause() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        await mentor.press("home", "n")
        await mentor.write("first")
        await mentor.press("enter")
        await mentor.write("second")
        await mentor.press("enter", "escape")
        assert tree(mentor)[-3:] == ["tray>t", "tray>first", "tray>second"]
        mentor.see("Lajittelematta (3)")
        await mentor.undo()
        await mentor.undo()
        assert tree(mentor)[-1] == "tray>t"


async def test_ideas_are_sorted_into_branches_one_after_the_other() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        await mentor.press("home", "n")
        await mentor.write("late")
        await mentor.press("escape", "up")
        assert here(mentor) == "t"
        await mentor.press("i", "2")
        assert tree(mentor)[-3:] == ["r>e", "e>t", "tray>late"]
        assert mentor.session.mindmap.nodes[here(mentor)].text == "late", "the next idea is at the cursor"
        await mentor.press("i", "9")
        mentor.see("Haaraa 9 ei ole.")
        await mentor.undo()
        assert "tray>t" in tree(mentor)


async def test_siblings_and_children_are_written_in_one_go() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select("a")
        await mentor.press("enter")
        await mentor.write("next")
        await mentor.press("tab")
        await mentor.write("under")
        await mentor.press("enter", "escape")
        assert tree(mentor) == [">r", "r>a", "a>b", "a>c", "r>next", "next>under", "r>e", "tray>t"]
        outline(mentor).select("b")
        await mentor.press("tab")
        await mentor.write("leaf")
        await mentor.press("escape")
        assert "b>leaf" in tree(mentor)


async def test_an_empty_map_says_how_to_begin() -> None:
    async with room(session=Session(), step="mindmap") as mentor:
        mentor.see("Kartta on tyhjä. Enter kirjaa keskikohdan")
        await mentor.press("enter")
        await mentor.write("practice")
        await mentor.press("escape")
        assert tree(mentor) == [">practice"]


@pytest.mark.parametrize(
    ("at", "keys", "after"),
    [
        ("c", "K", "a>c a>b r>e"),
        ("b", "J", "a>c a>b r>e"),
        ("c", "J", "a>b r>e e>c"),
        ("c", "L", "a>b b>c r>e"),
        ("c", "H", "a>b r>c r>e"),
        ("b", "K", "a>c r>e tray>t tray>b"),
        ("a", "H", "a>b a>c r>e"),
        ("a", "J", "r>e r>a a>b a>c"),
        ("c", "mjh", "a>b r>e r>c"),
    ],
)
async def test_a_node_moves_among_its_siblings_into_the_next_branch_in_and_out(at: str, keys: str, after: str) -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select(at)
        await mentor.press(*keys)
        if "m" in keys:
            await mentor.press("enter")
        assert after in " ".join(tree(mentor))
        assert here(mentor) == at


async def test_a_move_is_one_step_for_undo_and_escape_takes_it_back() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        before = tree(mentor)
        outline(mentor).select("c")
        await mentor.press("m", "down", "left", "up", "escape")
        assert tree(mentor) == before
        await mentor.press("m", "down", "left", "enter")
        assert tree(mentor) != before
        await mentor.undo()
        assert tree(mentor) == before


async def test_deleting_takes_the_branch_says_how_much_and_undo_brings_it_back_in_place() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        before = tree(mentor)
        outline(mentor).select("a")
        await mentor.press("delete", "enter")
        assert tree(mentor) == before
        await mentor.press("delete")
        mentor.see("Poistetaanko 3 kohtaa?")
        await mentor.press("1")
        assert tree(mentor) == [">r", "r>e", "tray>t"]
        assert "2" in mentor.lines()[-1]
        assert here(mentor) == "e"
        await mentor.undo()
        assert tree(mentor) == before


async def test_marks_privacy_and_notes_show_in_the_row() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select("c")
        await mentor.press("s", "1", "s", "3", "v", "a")
        await mentor.write("why")
        await mentor.press("escape")
        mentor.see("◌ ◆! idea c ✎", "ydinelementti, kriittinen kohta · why")
        await mentor.press("s", "1")
        mentor.see("! idea c")
        mentor.miss("◆")


async def test_folding_hides_what_is_below_and_is_kept_out_of_the_file() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select("b")
        await mentor.press("left")
        assert here(mentor) == "a"
        await mentor.press("left")
        assert [row for row in rows(mentor) if "idea a" in row] == ["▸ idea a (2)"]
        mentor.miss("idea b")
        assert mentor.screen.desk.view["mindmap"] == ["a"]
        await mentor.press("right", "right")
        assert here(mentor) == "b"
        await mentor.press("f", "1")
        mentor.miss("idea b").see("idea a")
        assert here(mentor) == "a", "the cursor stays on what hides its node"
        await mentor.press("f", "0", "home", "down")
        mentor.see("▸ idea r (2)")
        await mentor.press("space")
        mentor.see("▸ idea a (2)")


async def test_one_branch_alone_with_the_way_to_it_on_top() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select("a")
        await mentor.press("z")
        mentor.see("idea r › idea a").miss("idea e", "Lajittelematta")
        await mentor.press("enter")
        await mentor.write("idea new")
        await mentor.press("escape")
        assert tree(mentor)[4] == "a>new"
        before = tree(mentor)
        await mentor.press("H", "J")
        assert tree(mentor) == before, "nothing leaves the branch that is shown"
        await mentor.press("escape")
        mentor.see("idea e", "Lajittelematta")


async def test_a_search_unfolds_to_its_hit() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        await mentor.press("f", "0", "slash")
        await mentor.write("idea c")
        await mentor.press("escape")
        assert here(mentor) == "c"
        mentor.see("idea b", "idea c")


async def test_the_conclusion_is_written_in_several_lines() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        await mentor.press("b")
        await mentor.write("one")
        await mentor.press("enter")
        await mentor.write("two")
        await mentor.press("escape")
        assert mentor.session.mindmap.conclusion == "one\ntwo"
        mentor.see("Johtopäätös: one ⏎ two")


async def test_lines_pasted_into_an_editor_begin_with_its_text_and_go_on_behind_it() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        outline(mentor).select("b")
        await mentor.press("enter")
        await mentor.write("and")
        await mentor.paste("x\n  y\nz")
        assert tree(mentor)[2:6] == ["a>b", "a>and x", "and x>y", "a>z"]
        assert tree(mentor)[6] == "a>c"


async def test_the_mouse_selects_folds_edits_and_drags() -> None:
    async with room(session=small(), step="mindmap") as mentor:
        line = {key: mentor.lines().index(next(row for row in mentor.lines() if f"idea {key}" in row)) for key in "aet"}
        await mentor.pilot.click(offset=(8, line["e"]))
        assert here(mentor) == "e"
        await mentor.pilot.click(offset=(2, line["a"]))
        await mentor.settled()
        mentor.miss("idea b")
        await mentor.pilot.click(offset=(2, line["a"]))
        await mentor.pilot.mouse_down(offset=(8, line["t"]))
        await mentor.pilot.mouse_up(offset=(8, line["e"]))
        await mentor.settled()
        assert tree(mentor)[-1] == "e>t"
        await mentor.pilot.mouse_down(offset=(8, line["e"] - 1))
        await mentor.pilot.mouse_up(offset=(8, 3))
        await mentor.settled()
        assert tree(mentor)[-2:] == ["tray>e", "e>t"]
        await mentor.pilot.click(offset=(8, line["a"]), times=2)
        await mentor.settled()
        assert mentor.screen.writing.is_on


async def test_a_large_map_opens_with_its_branches_and_only_changed_lines_are_drawn() -> None:
    async with room(session=large(), step="mindmap", size=(80, 24)) as mentor:
        panel = outline(mentor)
        assert len(panel.rows.keys) == 1 + 1 + 10 + 100
        await mentor.press("f", "9")
        assert len(panel.rows.keys) == 10_001
        drawn: list[int] = []
        draw = panel.render_line
        panel.render_line = lambda y: drawn.append(y) or draw(y)  # type: ignore[method-assign,func-returns-value]
        await mentor.press("down")
        assert sorted(set(drawn)) == [2, 3, 18, 19], "two rows, and what is told of the one at the cursor"
        drawn.clear()
        await mentor.press("v")
        assert sorted(set(drawn)) == [3, 18, 19]
        await mentor.press("end")
        assert here(mentor) == list(mentor.session.mindmap.nodes)[-1]


async def test_a_branch_of_a_large_map_moves_and_comes_back() -> None:
    async with room(session=large(), step="mindmap") as mentor:
        before = list(mentor.session.mindmap.nodes)
        outline(mentor).select("n1")
        await mentor.press("J")
        after = tree_of(mentor.session.mindmap.nodes)
        assert list(after.children["n0"])[:2] == ["n2", "n1"]
        assert after.branch("n0") == list(mentor.session.mindmap.nodes)
        await mentor.undo()
        assert list(mentor.session.mindmap.nodes) == before


@pytest.mark.parametrize("size", [(250, 70), (45, 14), (40, 10)])
async def test_it_is_usable_at_every_size(size: tuple[int, int]) -> None:
    async with room(step="mindmap", size=size) as mentor:
        await mentor.press("end")
        panel = outline(mentor)
        region = panel.region_of(panel.spot)
        assert region is not None
        assert panel.spot_at(Offset(region.x, region.y)) == panel.spot
        mentor.see("Johtopäätös", "matkat")


async def test_an_effect_is_seen_from_one_of_the_viewpoints_of_the_flip_chart() -> None:
    async with room("kuusilampi", step="mindmap", size=(120, 40)) as mentor:
        viewpoints = list(mentor.session.options.viewpoints)
        here = next(id for id, node in mentor.session.mindmap.nodes.items() if node.text == "sijainen sovittu")
        mentor.screen.reveal(here)
        await mentor.press("V")
        mentor.see("V: 1 edunsaajat  2 talous  3 henkilöstö")
        await mentor.press("2")
        assert mentor.session.mindmap.nodes[here].viewpoint == viewpoints[1]
        mentor.see("sijainen sovittu · talous")
        await mentor.press("V", "9")
        mentor.see("Näkökulmaa 9 ei ole.")
        await mentor.press("V", "0")
        assert mentor.session.mindmap.nodes[here].viewpoint == ""
        await mentor.undo()
        mentor.see("sijainen sovittu · talous")


async def test_without_viewpoints_the_digit_does_nothing() -> None:
    async with room(step="mindmap", session=small()) as mentor:
        await mentor.press("V", "1")
        mentor.see("Näkökulmia ei vielä ole")
        assert mentor.app.current_mode == "mindmap"


async def test_a_viewpoint_that_was_renamed_meanwhile_is_shown_by_its_new_name() -> None:
    async with room("kuusilampi", step="mindmap", size=(120, 40)) as mentor:
        mentor.see("· edunsaajat")
        first = next(iter(mentor.session.options.viewpoints))
        await mentor.go("options")
        mentor.screen.do(SetFields("options.viewpoints", first, {"name": "hyötyjät"}))
        await mentor.go("mindmap")
        mentor.see("· hyötyjät").miss("· edunsaajat")
