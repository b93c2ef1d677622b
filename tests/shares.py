"""What a usual run leaves to `--long`: a share of the cases of the longest tests, always the same ones.

All that is left out stands here: one case of so many is tried of each test of the table, and a property is tried with
one of so many of its examples.
"""

from collections.abc import Iterable, Mapping
from typing import Final

EXAMPLES: Final = 2
CASES: Final[Mapping[str, int]] = {
    "tests/editing/test_any_edit.py::test_what_an_edit_leaves_can_be_written_and_read_again": 2,
    "tests/screens/options/test_screen.py::test_options_are_moved_into_the_groups_order_and_out_of_it_in_one_step": 2,
    "tests/screens/test_one_step.py::test_one_command_is_one_step": 2,
    "tests/shell/test_fields.py::test_an_open_field_shows_it_and_the_foot_speaks_of_it": 2,
    "tests/test_language.py::test_nothing_is_left_untranslated_on_what_a_screen_opens_and_says": 2,
    "tests/test_nothing_is_lost.py::test_a_kill_at_any_moment_leaves_a_whole_session_with_all_that_was_in_the_journal": 2,  # noqa: E501
    "tests/test_read_only.py::test_no_key_no_paste_and_no_click_changes_it": 2,
    "tests/test_replay.py::test_a_case_replayed_from_nothing_ends_with_the_shipped_file_and_undone_with_nothing": 3,
    "tests/test_storm.py::test_random_keys_can_be_undone_redone_and_read_back": 2,
    "tests/test_storm_in_terminal.py::test_a_pasted_megabyte": 3,
    "tests/widgets/test_board.py::test_all_that_looks_different_is_repainted": 3,
}  # fmt: skip


def share_of(cases: Iterable[str], of: int) -> set[str]:
    """The cases of a test that are tried: one of so many, spread over all of them by their names."""
    return set(sorted(cases)[::of])


def left_out(cases: Iterable[str]) -> set[str]:
    """Those of all cases that a usual run leaves out; who asks for a single case gets it."""
    of_test: dict[str, list[str]] = {}
    for case in cases:
        of_test.setdefault(case.partition("[")[0], []).append(case)
    return {
        case for test, of in CASES.items() if test in of_test for case in {*of_test[test]} - share_of(of_test[test], of)
    }
