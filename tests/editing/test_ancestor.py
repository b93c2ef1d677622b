"""What two sessions are taken to have begun with."""

from hypothesis import given

from tests.strategies import tries, variants
from toi_tui.editing.ancestor import ancestor, common
from toi_tui.editing.merge import merge
from toi_tui.model.item import values_of
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.options import Option, Options
from toi_tui.model.parts.swot import Swot, SwotNote
from toi_tui.model.session import Session


def notes(**texts: str) -> Session:
    return Session(swot=Swot(threats={id: SwotNote(text=text) for id, text in texts.items()}))


def texts(session: Session) -> dict[str, str]:
    return {id: note.text for id, note in session.swot.threats.items()}


def without_base(ours: Session, theirs: Session, *history: Session) -> tuple[dict[str, str], int]:
    merged = merge(ancestor(ours, theirs, history), ours, theirs)
    return texts(merged.session), len(merged.conflicts)


def test_without_a_beginning_nothing_goes_and_what_differs_is_a_conflict() -> None:
    ours, theirs = notes(a="A", b="mine", m="M"), notes(a="A", b="yours", y="Y")
    assert texts(common(ours, theirs)) == {"a": "A", "b": ""}
    assert without_base(ours, theirs) == ({"a": "A", "b": "mine", "m": "M", "y": "Y"}, 1)


def test_a_field_that_only_one_side_filled_in_stays() -> None:
    ours, theirs = (Session(session=identity) for identity in (Identity(goal="G"), Identity(title="T")))
    merged = merge(common(ours, theirs), ours, theirs)
    assert (merged.session.identity, merged.conflicts) == (Identity(goal="G", title="T"), ())


def test_scores_of_both_stay_without_a_beginning() -> None:
    ours, theirs = (Session(options=Options(items={"o": Option(scores=each)})) for each in ({"v": 1}, {"w": 2}))
    merged = merge(common(ours, theirs), ours, theirs)
    assert merged.session.options.items["o"].scores == {"v": 1, "w": 2}


def test_a_note_that_stands_in_another_list_with_them_is_one_note() -> None:
    ours = notes(a="mine")
    theirs = Session(swot=Swot(strengths={"a": SwotNote(text="yours")}))
    merged = merge(common(ours, theirs), ours, theirs)
    assert (texts(merged.session), len(merged.session.swot.strengths), len(merged.conflicts)) == ({}, 1, 1)


def test_the_nearest_state_of_the_history_is_the_beginning() -> None:
    first, parting = notes(a="A", c="C"), notes(a="A", b="B", c="C")
    later = notes(a="A", b="B!", c="C")
    ours, theirs = notes(a="A", b="B!!", c="C"), notes(a="A", b="B", y="Y")
    assert without_base(ours, theirs, first, parting, later) == ({"a": "A", "b": "B!!", "y": "Y"}, 0)


def test_what_theirs_never_had_is_not_taken_for_deleted() -> None:
    first, later = notes(a="A"), notes(a="A", b="B", c="C")
    ours, theirs = notes(a="A", b="B", c="C", d="D"), notes(a="A", c="C", y="Y")
    assert without_base(ours, theirs, first, later)[0] == {"a": "A", "b": "B", "c": "C", "d": "D", "y": "Y"}


def test_what_both_have_and_the_history_has_not_was_added_before_they_parted() -> None:
    ours, theirs = notes(a="A", b="mine"), notes(a="A", b="B")
    assert without_base(ours, theirs, notes(a="A")) == ({"a": "A", "b": "mine"}, 1)


def test_what_ours_deleted_and_theirs_changed_is_kept() -> None:
    first, later = notes(a="A", b="B"), notes(a="A")
    assert without_base(notes(a="A"), notes(a="A", b="B!"), first, later) == ({"a": "A", "b": "B!"}, 1)


@tries(40)
@given(variants())
def test_no_item_of_either_is_lost_without_a_beginning(sides: tuple[Session, ...]) -> None:
    _base, ours, theirs = sides
    merged = merge(common(ours, theirs), ours, theirs).session
    for side in (ours, theirs):
        for path, rows in side.lists():
            part = [name for name, _rows in merged.lists() if name.partition(".")[0] == path.partition(".")[0]]
            for id in rows:
                assert any(each.startswith(id) for name in part for each in merged.items(name)), values_of(rows[id])
