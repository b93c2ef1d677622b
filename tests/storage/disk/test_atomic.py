import errno
import os
import stat
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from toi_tui.storage.disk import atomic
from toi_tui.storage.disk.system import System

OLD = b"old\n" * 300
NEW = b"new\n" * 500
CALLS = [name for name in vars(System) if not name.startswith("_") and name not in ("now", "sleep")]


class Killed(BaseException):
    """The program ends here: not even its clean-up runs."""


class Faulty(System):
    """Calls that count themselves and ask what to do before they are made."""

    def __init__(self, trouble: Callable[[int, str], None] = lambda number, name: None) -> None:
        self.made: list[str] = []
        self.pauses: list[float] = []
        self.files: set[int] = set()
        self.trouble = trouble

    def sleep(self, seconds: float) -> None:
        self.pauses.append(seconds)


def _counted(name: str) -> Callable[..., object]:
    real = getattr(System, name)

    def call(self: Faulty, *values: object) -> object:
        self.made.append(name)
        self.trouble(len(self.made), name)
        result = real(self, *values)
        if name == "open":
            self.files.add(result)
        if name == "close":
            self.files.discard(values[0])
        return result

    return call


for each in CALLS:
    setattr(Faulty, each, _counted(each))


def failing(number: int, code: int) -> Faulty:
    def trouble(now: int, name: str) -> None:
        if now == number:
            raise OSError(code, os.strerror(code))

    return Faulty(trouble)


def killed(number: int) -> Faulty:
    def trouble(now: int, name: str) -> None:
        if now >= number:
            raise Killed

    return Faulty(trouble)


class Short(Faulty):
    """A disk that takes a few bytes at a time."""

    def write(self, file: int, data: memoryview) -> int:
        return super().write(file, data[:7])


class KilledWhileWriting(Short):
    def __init__(self) -> None:
        super().__init__(self.stop)

    def stop(self, number: int, name: str) -> None:
        if self.made.count("write") > 5:
            raise Killed


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def temporaries(folder: Path) -> list[Path]:
    return list(folder.glob(".toi-*"))


@contextmanager
def umask(mask: int) -> Iterator[None]:
    before = os.umask(mask)
    try:
        yield
    finally:
        os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "istunto.toml"
    path.write_bytes(OLD)
    path.chmod(0o640)
    return path


def calls_of(action: Callable[[System], None]) -> list[str]:
    system = Faulty()
    action(system)
    return system.made


def test_a_save_replaces_the_file_and_leaves_nothing_else(file: Path) -> None:
    atomic.replace(file, NEW)
    assert file.read_bytes() == NEW
    assert names(file.parent) == [file.name]


def test_the_bytes_are_on_the_disk_before_the_name_and_the_name_before_the_end(file: Path) -> None:
    calls = calls_of(lambda system: atomic.replace(file, NEW, system=system))
    order = [name for name in calls if name in ("write", "fchmod", "fsync", "replace")]
    assert order == ["write", "fchmod", "fsync", "replace", "fsync"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO, errno.EACCES, errno.EDQUOT, errno.EROFS, errno.EMFILE])
@pytest.mark.parametrize("exists", [True, False])
def test_whatever_call_of_a_save_fails_the_file_is_whole_and_no_temporary_stays(
    tmp_path: Path, code: int, exists: bool
) -> None:
    count = 30
    for number in range(1, count):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "istunto.toml"
        if exists:
            path.write_bytes(OLD)
        system = failing(number, code)
        failure = None
        try:
            atomic.replace(path, NEW, system=system)
        except OSError as error:
            failure = error.errno
        content = path.read_bytes() if path.exists() else None
        assert failure in (None, code)
        assert content == NEW or (failure and content == (OLD if exists else None))
        assert temporaries(folder) == [] or system.made[number - 1] == "unlink"
        assert system.files == set() or system.made[number - 1] == "close"
        for left in system.files:
            os.close(left)
    assert number > len(system.made) > 8


@pytest.mark.parametrize("exists", [True, False])
def test_whenever_a_save_is_killed_the_file_is_whole_and_a_later_save_clears_up(tmp_path: Path, exists: bool) -> None:
    left_behind = 0
    for number in range(1, 30):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "istunto.toml"
        if exists:
            path.write_bytes(OLD)
        system = killed(number)
        with suppress(Killed):
            atomic.replace(path, NEW, system=system)
        for left in system.files:
            os.close(left)
        assert (path.read_bytes() if path.exists() else None) in (OLD if exists else None, NEW)
        left_behind += len(temporaries(folder))
        for temporary in temporaries(folder):
            os.utime(temporary, (0, time.time() - atomic.STALE - 60))
        atomic.replace(path, NEW)
        assert names(folder) == [path.name]
    assert left_behind


def test_a_kill_in_the_middle_of_writing_leaves_the_old_file(file: Path) -> None:
    system = KilledWhileWriting()
    with pytest.raises(Killed):
        atomic.replace(file, NEW, system=system)
    for left in system.files:
        os.close(left)
    assert file.read_bytes() == OLD
    assert [found.stat().st_size for found in temporaries(file.parent)] == [35]


def test_young_temporaries_and_those_of_other_files_are_left_alone(file: Path) -> None:
    with pytest.raises(Killed):
        atomic.replace(file, NEW, system=KilledWhileWriting())
    other = file.parent / ".toi-00000000-00000000.tmp"
    other.write_bytes(b"")
    os.utime(other, (0, 0))
    atomic.replace(file, NEW)
    assert len(temporaries(file.parent)) == 2


def test_short_writes_are_completed(file: Path) -> None:
    atomic.replace(file, NEW, system=Short())
    assert file.read_bytes() == NEW


def test_a_disk_that_takes_nothing_is_an_error_and_no_endless_loop(file: Path) -> None:
    class Full(Faulty):
        def write(self, file: int, data: memoryview) -> int:
            return 0

    with pytest.raises(OSError, match="Input/output"):
        atomic.replace(file, NEW, system=Full())
    assert file.read_bytes() == OLD


@pytest.mark.parametrize("code", [errno.EACCES, errno.EBUSY, errno.EPERM])
def test_a_rename_refused_for_a_moment_is_tried_again(file: Path, code: int) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "replace" and system.made.count("replace") <= 3:
            raise OSError(code, os.strerror(code))

    system = Faulty(trouble)
    atomic.replace(file, NEW, system=system)
    assert file.read_bytes() == NEW
    assert system.pauses == list(atomic.PAUSES[:3])


def test_a_rename_refused_for_long_is_an_error_after_at_most_two_and_a_half_seconds(file: Path) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "replace":
            raise PermissionError(errno.EACCES, "locked")

    system = Faulty(trouble)
    with pytest.raises(PermissionError):
        atomic.replace(file, NEW, system=system)
    assert 2 < sum(system.pauses) <= 2.5
    assert file.read_bytes() == OLD
    assert temporaries(file.parent) == []


def test_a_folder_that_takes_no_files_is_an_error_at_once(file: Path) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "open":
            raise PermissionError(errno.EACCES, "read-only folder")

    system = Faulty(trouble)
    with pytest.raises(PermissionError):
        atomic.replace(file, NEW, system=system)
    assert system.pauses == []
    assert file.read_bytes() == OLD


def test_a_file_that_may_not_be_written_is_refused(file: Path) -> None:
    class ReadOnly(Faulty):
        def may_write(self, path: Path) -> bool:
            return False

    with pytest.raises(PermissionError):
        atomic.replace(file, NEW, system=ReadOnly())
    assert file.read_bytes() == OLD


def test_a_folder_that_vanished_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(FileNotFoundError):
        atomic.replace(tmp_path / "gone" / "istunto.toml", NEW)
    assert names(tmp_path) == []


@pytest.mark.parametrize("code", [errno.EINVAL, errno.EACCES, errno.ENOTSUP])
def test_a_folder_that_cannot_be_synced_does_no_harm(file: Path, code: int) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "fsync" and system.made.count("fsync") == 2:
            raise OSError(code, os.strerror(code))

    system = Faulty(trouble)
    atomic.replace(file, NEW, system=system)
    assert file.read_bytes() == NEW
    assert system.files == set()


@pytest.mark.parametrize("mask", [0, 0o077, 0o777])
def test_a_new_file_is_the_users_alone_under_any_umask(tmp_path: Path, mask: int) -> None:
    with umask(mask):
        atomic.replace(tmp_path / "a", NEW)
        atomic.create(tmp_path / "b", NEW)
    assert mode(tmp_path / "a") == mode(tmp_path / "b") == 0o600


@pytest.mark.parametrize("mask", [0, 0o077])
def test_an_old_file_keeps_its_mode_under_any_umask(file: Path, mask: int) -> None:
    with umask(mask):
        atomic.replace(file, NEW)
    assert mode(file) == 0o640


def test_a_file_system_without_modes_does_no_harm(file: Path) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "fchmod":
            raise PermissionError(errno.EPERM, "no modes here")

    atomic.replace(file, NEW, system=Faulty(trouble))
    assert file.read_bytes() == NEW
    assert mode(file) == 0o600


class Strange(Faulty):
    """A file of another owner and group, and a user who may not give files away."""

    def __init__(self, may_take_group: bool) -> None:
        super().__init__()
        self.may_take_group = may_take_group
        self.given: list[tuple[int, int]] = []

    def fstat(self, file: int) -> os.stat_result:
        found = list(super().fstat(file))
        found[4:6] = [4711, 4712]
        return os.stat_result(found)

    def fchown(self, file: int, owner: int, group: int) -> None:
        self.given.append((owner, group))
        if owner != -1 or not self.may_take_group:
            raise PermissionError(errno.EPERM, "not yours")


def test_the_group_is_kept_where_the_owner_cannot_be(file: Path) -> None:
    old = file.stat()
    system = Strange(may_take_group=True)
    atomic.replace(file, NEW, system=system)
    assert system.given == [(old.st_uid, old.st_gid), (-1, old.st_gid)]
    assert mode(file) == 0o640


def test_another_group_gets_no_more_than_everybody(file: Path) -> None:
    file.chmod(0o664)
    atomic.replace(file, NEW, system=Strange(may_take_group=False))
    assert mode(file) == 0o644


def test_owner_and_group_are_kept_by_who_may(file: Path) -> None:
    class Root(Strange):
        def fchown(self, file: int, owner: int, group: int) -> None:
            self.given.append((owner, group))

    old = file.stat()
    system = Root(may_take_group=True)
    atomic.replace(file, NEW, system=system)
    assert system.given == [(old.st_uid, old.st_gid)]


def test_a_symbolic_link_stays_and_its_file_is_replaced(file: Path, tmp_path: Path) -> None:
    (tmp_path / "elsewhere").mkdir()
    first, second = tmp_path / "elsewhere" / "a", tmp_path / "elsewhere" / "b"
    first.symlink_to(file)
    second.symlink_to("a")
    atomic.replace(second, NEW)
    assert second.is_symlink()
    assert first.is_symlink()
    assert file.read_bytes() == NEW
    assert not file.is_symlink()


def test_a_link_to_nothing_gets_its_file(tmp_path: Path) -> None:
    (tmp_path / "link").symlink_to("file")
    atomic.replace(tmp_path / "link", NEW)
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "file").read_bytes() == NEW


def test_links_in_a_circle_are_an_error(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to("b")
    (tmp_path / "b").symlink_to("a")
    with pytest.raises(OSError, match="link"):
        atomic.replace(tmp_path / "a", NEW)
    assert (tmp_path / "a").is_symlink()


def test_the_other_names_of_a_hard_link_keep_the_old_text(file: Path) -> None:
    other = file.with_name("other.toml")
    other.hardlink_to(file)
    atomic.replace(file, NEW)
    assert (file.read_bytes(), other.read_bytes()) == (NEW, OLD)


@pytest.mark.parametrize(
    "name", ["ä" * 127 + "x", "x" * 250 + ".toml", "-x.toml", "a b\nc.toml", "Istunto.toml", os.fsdecode(b"\xff.toml")]
)
def test_any_name_can_be_saved(tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    atomic.create(path, OLD)
    atomic.replace(path, NEW)
    assert path.read_bytes() == NEW
    assert names(tmp_path) == [name]


def test_a_folder_is_not_replaced(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError):
        atomic.replace(tmp_path, NEW)


def test_a_pipe_is_neither_replaced_nor_waited_for(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe.toml"
    os.mkfifo(pipe)
    with pytest.raises(OSError, match="pipe"):
        atomic.read(pipe)
    with pytest.raises(OSError, match="pipe"):
        atomic.replace(pipe, NEW)
    assert stat.S_ISFIFO(pipe.stat().st_mode)


def test_a_new_file_is_made(tmp_path: Path) -> None:
    atomic.create(tmp_path / "new.toml", NEW)
    assert (tmp_path / "new.toml").read_bytes() == NEW
    assert names(tmp_path) == ["new.toml"]


@pytest.mark.parametrize("path", ["", "/", "."])
def test_a_folders_name_is_taken(path: str) -> None:
    with pytest.raises(FileExistsError):
        atomic.create(Path(path), NEW)


def test_a_taken_name_is_never_overwritten(file: Path) -> None:
    dead = file.with_name("dead")
    dead.symlink_to("nowhere")
    for path in (file, dead):
        with pytest.raises(FileExistsError):
            atomic.create(path, NEW)
    assert file.read_bytes() == OLD
    assert names(file.parent) == ["dead", "istunto.toml"]


@pytest.mark.parametrize("links", [True, False])
def test_a_name_taken_meanwhile_is_never_overwritten(tmp_path: Path, links: bool) -> None:
    path = tmp_path / "new.toml"

    def trouble(number: int, name: str) -> None:
        if name == "link":
            path.write_bytes(OLD)
            if not links:
                raise OSError(errno.EPERM, "no links here")

    with pytest.raises(FileExistsError):
        atomic.create(path, NEW, system=Faulty(trouble))
    assert path.read_bytes() == OLD
    assert names(tmp_path) == ["new.toml"]


def test_a_file_system_without_links_can_have_new_files(tmp_path: Path) -> None:
    def trouble(number: int, name: str) -> None:
        if name == "link":
            raise OSError(errno.ENOTSUP, "no links here")

    atomic.create(tmp_path / "new.toml", NEW, system=Faulty(trouble))
    assert (tmp_path / "new.toml").read_bytes() == NEW
    assert names(tmp_path) == ["new.toml"]


@pytest.mark.parametrize("code", [errno.ENOSPC, errno.EIO])
def test_whatever_call_of_a_creation_fails_there_is_a_whole_file_or_none(tmp_path: Path, code: int) -> None:
    for number in range(1, 30):
        folder = tmp_path / str(number)
        folder.mkdir()
        path = folder / "new.toml"
        for system in (failing(number, code), killed(number)):
            with suppress(OSError, Killed):
                atomic.create(path, NEW, system=system)
            assert not path.exists() or path.read_bytes() == NEW
            for left in system.files:
                with suppress(OSError):
                    os.close(left)


@given(st.binary(max_size=5000))
def test_what_was_saved_is_read(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.getbasetemp() / "any.toml"
    atomic.replace(path, data)
    assert atomic.read(path) == data


def test_a_file_up_to_the_limit_is_read_and_a_larger_one_refused(tmp_path: Path) -> None:
    path = tmp_path / "large"
    path.write_bytes(bytes(1 << 20))
    assert len(atomic.read(path, limit=1 << 20)) == 1 << 20
    path.write_bytes(bytes((1 << 20) + 1))
    with pytest.raises(OSError, match="1 MB"):
        atomic.read(path, limit=1 << 20)


def test_a_file_that_grows_while_it_is_read_is_refused_at_the_limit(file: Path) -> None:
    class Growing(System):
        def read(self, handle: int, size: int) -> bytes:
            return b"x" * size

    with pytest.raises(OSError, match="larger"):
        atomic.read(file, limit=1 << 20, system=Growing())


@pytest.mark.parametrize(("name", "kind"), [("gone", FileNotFoundError), (".", IsADirectoryError)])
def test_what_is_no_file_is_not_read(tmp_path: Path, name: str, kind: type[OSError]) -> None:
    with pytest.raises(kind):
        atomic.read(tmp_path / name)


def test_a_link_to_a_device_is_not_read(tmp_path: Path) -> None:
    (tmp_path / "zero.toml").symlink_to("/dev/zero")
    with pytest.raises(OSError, match="device"):
        atomic.read(tmp_path / "zero.toml")


def test_reading_closes_the_file_when_it_fails(file: Path) -> None:
    system = failing(3, errno.EIO)
    with pytest.raises(OSError, match="Input/output"):
        atomic.read(file, system=system)
    assert system.made == ["open", "fstat", "read", "close"]
    assert system.files == set()


def test_the_system_gives_a_file_to_a_group(file: Path) -> None:
    with file.open("rb") as opened:
        System().fchown(opened.fileno(), -1, os.getgid())
    assert file.stat().st_gid == os.getgid()


def test_the_system_waits(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    System().sleep(0.5)
    assert waits == [0.5]
