"""What a usual run leaves out: always the same cases, and never all of a test."""

from importlib import import_module

import pytest

from tests.shares import CASES, left_out, share_of


@pytest.mark.parametrize("test", CASES)
def test_what_is_shared_is_a_test_with_cases(test: str) -> None:
    path, _, name = test.partition("::")
    found = getattr(import_module(path.removesuffix(".py").replace("/", ".")), name)
    assert callable(found)


@pytest.mark.parametrize(("count", "of", "tried"), [(8, 2, 4), (9, 2, 5), (3, 3, 1), (1, 5, 1), (0, 2, 0)])
def test_one_of_so_many_is_tried_and_at_least_one(count: int, of: int, tried: int) -> None:
    cases = [f"test[{number}]" for number in range(count)]
    assert len(share_of(cases, of)) == tried
    assert share_of(reversed(cases), of) == share_of(cases, of) <= set(cases)


def test_only_the_cases_of_the_table_are_left_out() -> None:
    test, of = next(iter(CASES.items()))
    cases = [f"{test}[{number}]" for number in range(of * 2)]
    assert left_out(cases) == set(cases) - share_of(cases, of) != set()
    assert left_out(["tests/test_x.py::test_y[1]", "tests/test_x.py::test_y[2]"]) == set()
    assert left_out(cases[:1]) == set()
