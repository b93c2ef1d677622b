"""The account of a journal: what was done, what of it waits to be written, and what of it the file is known to have.

Nothing here waits for a disk or runs by itself; where threads share an account, they hold a lock around each call.
"""

from collections import deque
from collections.abc import Iterable, Sequence
from dataclasses import replace

from toi_tui.editing.chronicle import Chronicle
from toi_tui.editing.history import Change
from toi_tui.model import statically
from toi_tui.storage.journal.logs import digest
from toi_tui.storage.journal.records import Record, Saving, line_of


@statically.frozen
class Lines:
    """The way in which records are said in one log, behind those that stand there.

    Attributes:
        skipped: how many of all changes are not in the log, since it was begun after them.
        before: what was written last; None at the beginning, and where that is not known.
    """

    skipped: int = 0
    before: Record | None = None

    def of(self, records: Iterable[Record]) -> bytes:
        """The lines of these records."""
        lines, before = [], self.before
        for record in records:
            lines.append(line_of(self._counted_here(record), before))
            before = record
        return b"".join(lines)

    def behind(self, records: Sequence[Record]) -> "Lines":
        """The same behind these records."""
        return replace(self, before=records[-1]) if records else self

    def _counted_here(self, record: Record) -> Record:
        if isinstance(record, Saving):
            here = self.skipped
            return replace(record, changes=max(0, record.changes - here), total=max(0, record.total - here))
        return record


@statically.frozen
class Fresh:
    """All that a new log begins with.

    Attributes:
        base: the file as it was saved last.
        saved: the save that it was; None when there was none since the account was opened.
        past: the changes that are in it.
        records: what it lacks, and the saves of which nobody knows yet what became of them.
        skipped: how many changes come before those records.
        waiting: how many of the records that wait are said by this.
    """

    base: bytes
    saved: Saving | None
    past: tuple[Change, ...]
    records: tuple[Record, ...]
    skipped: int
    waiting: int


class Account:
    """The account of one journal. Saves are noted once there is something that they are about.

    Attributes:
        changes: how many changes there have been, those of a journal that is gone on with among them.
        asked: how many records were to be written so far.
        written: how many of them are.
    """

    def __init__(self, base: bytes, changes: int = 0, *, is_begun: bool = False) -> None:
        """Open it with the bytes of the file, which has the first `changes`; `is_begun` when a log has them, too."""
        self.changes = changes
        self.asked = self.written = 0
        self._base = base
        self._is_begun = is_begun
        self._lacking: list[Change] = []
        self._past = Chronicle()
        """The changes that are in the file, as far as they were made here, or recalled."""
        self._announced = (base, changes, 0)
        self._open: dict[str, Saving] = {}
        """The saves announced since the last one that succeeded, by their digests: one may stand in the file."""
        self._saved: Saving | None = None
        """The last save that succeeded."""
        self._waiting: deque[Record] = deque()

    @property
    def waiting(self) -> tuple[Record, ...]:
        """The records that are to be written, the oldest first."""
        return tuple(self._waiting)

    @property
    def is_written(self) -> bool:
        """Whether nothing waits."""
        return self.written == self.asked

    @property
    def lacks(self) -> bool:
        """Whether the file lacks a change."""
        return bool(self._lacking)

    def done(self, change: Change) -> None:
        """A change was made."""
        self.changes += 1
        self._lacking.append(change)
        self._put(change)

    def announced(self, data: bytes, changes: int, state: int) -> bool:
        """The file is about to hold `data`, which has the first so many changes in it; whether that is to be written.

        `state` is the number that the writer gives the file.
        """
        self._announced = (data, changes, state)
        if self._is_begun:
            saving = Saving(digest(data), changes, self.changes, state=state)
            self._open[saving.digest] = saving
            self._put(saving)
        return self._is_begun

    def saved(self) -> bool:
        """The file holds what was announced last; whether that is to be written."""
        self._base, changes, state = self._announced
        count = max(0, changes - (self.changes - len(self._lacking)))
        for change in self._lacking[:count]:
            self._past.take(change)
        del self._lacking[:count]
        if self._is_begun:
            self._saved = Saving(digest(self._base), changes, self.changes, done=True, state=state)
            self._open = {}
            self._put(self._saved)
        return self._is_begun

    def left(self, state: int) -> None:
        """The end came without a save: the next start is to bring back all that the file lacks."""
        self._put(Saving("", self.changes, self.changes, state=state))

    def wrote(self, count: int) -> None:
        """The first so many of what waited are written."""
        for _ in range(count):
            self._waiting.popleft()
        self.written += count

    def recalled(self, earlier: Chronicle) -> None:
        """This was done before what has been done here; it is taken over."""
        for change in self._past.changes:
            earlier.take(change)
        self._past = earlier

    def forget(self, past: Iterable[Change]) -> None:
        """Nothing is known of what is in the file but these changes."""
        self._past = Chronicle(past)

    def fresh(self) -> Fresh:
        """All that a log begins with now; from then on saves are about something."""
        self._is_begun = True
        ends = [each for each in self._waiting if isinstance(each, Saving) and not each.digest]
        records: list[Record] = [*self._lacking, *self._open.values(), *ends]
        skipped = self.changes - len(self._lacking)
        return Fresh(self._base, self._saved, tuple(self._past.changes), tuple(records), skipped, len(self._waiting))

    def _put(self, record: Record) -> None:
        self._is_begun = True
        self._waiting.append(record)
        self.asked += 1
