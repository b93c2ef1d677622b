from pathlib import Path

import pytest

from toi_tui.storage.others.conflict_copies import copies_of, is_marked, original_of

MARKED = [
    "istunto.sync-conflict-20270412-101010-ABCDEFG.toml",
    "istunto (Riitan konflikti-kopio 2027-04-12).toml",
    "istunto (Riitta's conflicted copy 2027-04-12).toml",
    "istunto (Riitta's conflicted copy 2027-04-12 (1)).toml",
    "istunto (conflicted copy 2027-04-12 101010).toml",
    "istunto_conflict-20270412-101010.toml",
    "istunto.conflict-20270412-101010.toml",
    "istunto.conflict-20270412-101010-2.toml",
]


@pytest.mark.parametrize("name", MARKED)
def test_a_copy_says_by_its_name_what_it_is_a_copy_of(name: str, tmp_path: Path) -> None:
    assert original_of(tmp_path / name) == tmp_path / "istunto.toml"
    assert is_marked(tmp_path / name)


@pytest.mark.parametrize(
    "name", ["istunto.toml", "istunto (2027-04-12).toml", "istunto-kevat.toml", "istunto.conflict-1.toml", "-KONE.toml"]
)
def test_other_names_are_no_copies(name: str, tmp_path: Path) -> None:
    (tmp_path / "istunto.toml").touch()
    assert original_of(tmp_path / name) is None


@pytest.mark.parametrize("name", ["istunto-KONE.toml", "istunto-DESKTOP-4F2AB1.toml", "istunto-KONE-2.toml"])
def test_a_computers_name_counts_only_beside_the_session(name: str, tmp_path: Path) -> None:
    assert original_of(tmp_path / name) is None
    (tmp_path / "istunto.toml").touch()
    assert original_of(tmp_path / name) == tmp_path / "istunto.toml"
    assert not is_marked(tmp_path / name)


def test_the_copies_beside_a_session_are_found(tmp_path: Path) -> None:
    for name in (*MARKED, "istunto.toml", "istunto-KONE.toml", "toinen-KONE.toml", "toinen.sync-conflict-1.toml"):
        (tmp_path / name).touch()
    assert {each.name for each in copies_of(tmp_path / "istunto.toml")} == {*MARKED, "istunto-KONE.toml"}
    assert copies_of(tmp_path / "gone" / "istunto.toml") == []
