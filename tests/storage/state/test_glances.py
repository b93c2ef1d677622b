"""The cache of what was seen of a folder: quick, private, and never believed against the files."""

import json
import os
import stat
from datetime import date

import pytest

from toi_tui.model.overview import Gist
from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.listing import Listed
from toi_tui.storage.disk.places import cache_folder
from toi_tui.storage.state.glances import Glance, Glances

GLANCE = Glance(Gist("Malli", "p", "o", "fi", (date(2027, 4, 12),), (date(2027, 4, 30), None)), 40)


@pytest.fixture
def session(tmp_path):
    path = tmp_path / "a.toml"
    path.write_text("format = 1\n")
    os.utime(path, (1_000_000, 1_000_000))
    return path


def listed(path):
    return Listed(path.name, atomic.stamp(path))


def kept(path, glance=GLANCE, version="1", now=2_000_000.0):
    known = Glances(path.parent, version)
    known.remember(listed(path), glance, now)
    known.keep()


def cache():
    (found,) = (cache_folder() / "lists").iterdir()
    return found


def test_what_was_seen_is_known_the_next_time(session):
    kept(session)
    assert Glances(session.parent, "1").seen(listed(session)) == GLANCE


def test_a_file_that_is_no_session_is_known_too(session):
    kept(session, Glance(None))
    assert Glances(session.parent, "1").seen(listed(session)) == Glance(None)


def test_a_file_that_changed_is_read_again(session):
    kept(session)
    session.write_text("format = 2\n")
    assert Glances(session.parent, "1").seen(listed(session)) is None


def test_a_file_that_was_put_in_its_place_is_read_again(session):
    kept(session)
    other = session.with_name("b.toml")
    other.write_text("format = 2\n")
    os.utime(other, (1_000_000, 1_000_000))
    other.replace(session)
    assert Glances(session.parent, "1").seen(listed(session)) is None


def test_what_was_just_written_is_not_kept(session):
    kept(session, now=1_000_001.0)
    assert Glances(session.parent, "1").seen(listed(session)) is None


def test_another_version_is_not_believed(session):
    kept(session)
    assert Glances(session.parent, "2").seen(listed(session)) is None


def test_files_that_are_gone_are_forgotten(session):
    kept(session)
    session.unlink()
    Glances(session.parent, "1").keep()
    assert json.loads(cache().read_bytes())["files"] == {}


def test_the_cache_is_the_users_alone(session):
    kept(session)
    assert stat.S_IMODE(cache().stat().st_mode) == 0o600
    assert stat.S_IMODE(cache().parent.stat().st_mode) == 0o700


@pytest.mark.parametrize(
    "damage",
    [
        b"",
        b"\xff",
        b"[]",
        b"{}",
        b'{"version": "1", "files": []}',
        b'{"version": "1", "files": {"a.toml": 3}}',
        b"[" * 100_000,
    ],
)
def test_a_damaged_cache_is_no_trouble(session, damage):
    kept(session)
    cache().write_bytes(damage)
    assert Glances(session.parent, "1").seen(listed(session)) is None
    kept(session)
    assert Glances(session.parent, "1").seen(listed(session)) == GLANCE


@pytest.mark.parametrize(
    "said", [3, {}, {"title": 3}, {"progress": "x"}, {"due": "x"}, {"dates": [3]}, {"dates": ["no"]}, {"due": None}]
)
def test_an_entry_that_makes_no_sense_is_not_believed(session, said):
    kept(session)
    table = json.loads(cache().read_bytes())
    stamp, entry = table["files"]["a.toml"]
    table["files"]["a.toml"] = [stamp, entry | said if said and isinstance(said, dict) else said]
    cache().write_text(json.dumps(table))
    assert Glances(session.parent, "1").seen(listed(session)) is None


def test_a_cache_folder_that_cannot_be_written_is_no_trouble(session):
    cache_folder().parent.mkdir(parents=True, exist_ok=True)
    cache_folder().write_text("a file stands here")
    kept(session)
    assert Glances(session.parent, "1").seen(listed(session)) is None
