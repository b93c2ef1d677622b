"""Carrying over: where what was said on one step belongs next, as one table of routes.

The routes are the arrows of the method's data flow, from the need for change to the follow-up, with what a group
turns back to on the way. It copies: the original stays as it was said, and the copy names it in `sources`.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import field
from typing import Any, Final

from toi_tui.locale import N_
from toi_tui.model import statically
from toi_tui.model.item import Item, Table
from toi_tui.model.parts.days import Answer
from toi_tui.model.parts.risks import Risk
from toi_tui.model.rating import must_be_treated
from toi_tui.model.session import Session
from toi_tui.model.trace import origins

Test = Callable[[Session, str], bool]


@statically.frozen
class Route:
    """One way from a list to another.

    Attributes:
        source: the list that an item comes from; a part, when its own fields are carried over.
        target: the list that it goes to; a part, when it goes into one of its own fields.
        fields: what fills each field of the copy: the first of these fields of the source that says something.
        values: what else the copy says.
        only: fields of the source and the words one of which each must hold; empty for any item.
        needs: the field of the source that must say something; empty where any of `fields` will do.
        into: the field of an item that stands there, or of the part, which the text is added to; empty where the
            item becomes a new one.
        name: what the goal is called where the list's own name would not do (an English msgid).
        offered: whether an item that was not carried over yet is offered without being asked for; all are by default.
        home: whether this is where an item belongs by itself, so that nobody has to be asked.
    """

    source: str
    target: str
    fields: Mapping[str, tuple[str, ...]]
    values: Mapping[str, Any] = field(default_factory=dict)
    only: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    needs: str = ""
    into: str = ""
    name: str = ""
    offered: Test | None = None
    home: bool = False

    @property
    def fills_part(self) -> bool:
        """Whether it goes into a field of a part, which names no sources."""
        return "." not in self.target

    def fits(self, row: Table) -> bool:
        """Whether a row says something that goes this way; a private text never goes into one that others read."""
        if self.into and getattr(row, "private", False):
            return False
        telling = ((self.needs,),) if self.needs else self.fields.values()
        said = any(getattr(row, name, "") for names in telling for name in names)
        return said and all(_holds(getattr(row, key, ""), words) for key, words in self.only.items())

    def values_of(self, row: Table) -> dict[str, Any]:
        """The values of the copy of a row."""
        copied = {
            key: next(filter(None, (getattr(row, n, None) for n in names)), None) for key, names in self.fields.items()
        }
        said = {key: value for key, value in copied.items() if value}
        if isinstance(row, Item):
            said |= {key: value for key, value in (("note", row.note), ("private", row.private)) if value}
        return said | dict(self.values)

    def text_of(self, row: Table) -> str:
        """The text that is added to the field that it goes `into`."""
        return str(self.values_of(row).get(self.into, ""))


def _holds(value: str | tuple[str, ...], words: tuple[str, ...]) -> bool:
    return value in words if isinstance(value, str) else any(word in words for word in value)


def _is_ranked(session: Session, id: str) -> bool:
    return id in session.options.ranking


def _needs_action(session: Session, id: str) -> bool:
    risk = session.risks.items.get(id)
    return isinstance(risk, Risk) and (bool(risk.measure) or must_be_treated(risk, session.risks.scale))


def _is_corrected(session: Session, id: str) -> bool:
    return bool(session.followup.items[id].correction)


def _is_never(_session: Session, _id: str) -> bool:
    return False


_TEXT: Final = {"text": ("text",)}
_ACTION: Final = {"action": ("text",)}
_STEP: Final = {"issue": ("text",)}
_T1_CHANCE: Final = {"task": ("T1",), "kind": ("opportunity",)}
_CHALLENGE: Final = {"kind": ("challenge",)}
_T1_CHALLENGE: Final = {"task": ("T1",), **_CHALLENGE}
_OPTION: Final = {"kind": ("option",)}
_CORE: Final = {"marks": ("core",)}
_CRITICAL: Final = {"marks": ("critical",)}
_QUADRANTS: Final = ("swot.strengths", "swot.weaknesses", "swot.opportunities", "swot.threats")
_HELPFUL: Final = ("swot.strengths", "swot.opportunities")
_HARMFUL: Final = ("swot.weaknesses", "swot.threats")
_SAID: Final = ("days.notes", "parking.items")
_ANYWHERE: Final = (
    "swot.strengths", "swot.weaknesses", "swot.opportunities", "swot.threats", "mindmap.nodes", "options.items",
    "risks.items", "challenges.items",
)  # fmt: skip

ROUTES: Final[tuple[Route, ...]] = (
    # The need for change and the SWOT lead to a decision, it to the draft plan, and that to what is agreed on.
    Route("need", "decision", {"reason": ("text",)}, into="reason", name=N_("Decision: its reason")),
    Route("decision", "draft_plan.items", {"answer": ("reason",)}, into="answer", name=N_("Draft plan: an answer")),
    Route("decision", "agreement", {"what": ("reason",)}, into="what", name=N_("Agreement: what")),
    Route("draft_plan.items", "session", {"goal": ("answer",)}, into="goal", name=N_("Shared goal"), offered=_is_never),
    Route("draft_plan.items", "plan.steps", {"issue": ("question",), "action": ("answer",)}, {"cycle": "planning"},
          needs="answer"),
    Route("expectations.items", "rules.items", _TEXT, offered=_is_never),
    Route("expectations.items", "session", {"goal": ("text",)}, into="goal", name=N_("Shared goal"), offered=_is_never),
    # What helps and what hinders: T1, the map, the risks.
    *(
        Route(each, "tasks.answers", _TEXT, {"task": "T1", "kind": "opportunity"}, name=N_("T1: opportunity"))
        for each in _HELPFUL
    ),
    *(
        Route(each, "tasks.answers", _TEXT, {"task": "T1", "kind": "challenge"}, name=N_("T1: challenge"))
        for each in _HARMFUL
    ),
    *(Route(each, "mindmap.nodes", _TEXT, {"marks": ("positive",)}) for each in _HELPFUL),
    *(Route(each, "mindmap.nodes", _TEXT, {"marks": ("critical",)}) for each in _HARMFUL),
    *(Route(each, "risks.items", _TEXT) for each in _HARMFUL),
    *(Route(each, "challenges.items", _TEXT, offered=_is_never) for each in _HARMFUL),
    Route("swot.tows", "options.items", _TEXT),
    Route("swot.tows", "plan.steps", _ACTION),
    *(
        Route(each, "decision", {"reason": ("text",)}, into="reason", name=N_("Decision: its reason"),
              offered=_is_never)
        for each in (*_QUADRANTS, "swot.tows")
    ),
    Route("tasks.answers", "mindmap.nodes", _TEXT, {"marks": ("positive",)}, only=_T1_CHANCE, home=True),
    Route("tasks.answers", "mindmap.nodes", _TEXT, {"marks": ("critical",)}, only=_T1_CHALLENGE, home=True),
    Route("tasks.answers", "swot.opportunities", _TEXT, only=_T1_CHANCE),
    Route("tasks.answers", "challenges.items", _TEXT, only=_CHALLENGE, home=True),
    Route("tasks.answers", "risks.items", _TEXT, only=_CHALLENGE),
    Route("tasks.answers", "swot.weaknesses", _TEXT, only=_T1_CHALLENGE, offered=_is_never),
    Route("tasks.answers", "swot.threats", _TEXT, only=_T1_CHALLENGE),
    # The practices and the map lead to the options, these to the ranking and the focus.
    Route("practices.items", "mindmap.nodes", {"text": ("name",)}),
    Route("practices.items", "options.items", {"text": ("name",)}),
    Route("mindmap.nodes", "tasks.answers", _TEXT, {"task": "T2", "kind": "option"}, _CORE, name=N_("T2: option")),
    Route("mindmap.nodes", "options.items", _TEXT, only=_CORE),
    Route("mindmap.nodes", "risks.items", _TEXT, only=_CRITICAL),
    Route("mindmap.nodes", "challenges.items", _TEXT, only=_CRITICAL),
    Route("mindmap.nodes", "mindmap", {"conclusion": ("text",)}, into="conclusion", name=N_("Conclusion of the map"),
          offered=_is_never),
    Route("mindmap.nodes", "plan.steps", _STEP, only=_CORE),
    Route("tasks.answers", "options.items", _TEXT, only=_OPTION, home=True),
    Route("tasks.answers", "options.items", {"reason": ("text",)}, only={"kind": ("reason",)}, into="reason",
          name=N_("Reason of an option"), home=True),
    Route("values.items", "options.items", {"reason": ("fit", "text")}, into="reason", name=N_("Reason of an option"),
          offered=_is_never),
    Route("options.items", "plan", {"focus": ("text",)}, into="focus", name=N_("Focus of the plan"), offered=_is_never),
    Route("options.items", "risks.items", _TEXT, offered=_is_never),
    Route("options.items", "plan.steps", _STEP, offered=_is_ranked),
    # Values, risks and challenges lead to the plan.
    Route("values.items", "challenges.items", _TEXT, offered=_is_never),
    Route("values.items", "plan.steps", _STEP, offered=_is_never),
    Route("risks.items", "challenges.items", {"text": ("text",), "solution": ("measure",)}, offered=_is_never),
    Route("risks.items", "plan.steps",
          {"issue": ("text",), "action": ("measure",), "owner": ("owner",), "due": ("due",)}, offered=_needs_action),
    Route("tasks.answers", "challenges.items", {"solution": ("text",)}, only={"kind": ("solution",)}, into="solution",
          name=N_("Solution of a challenge"), home=True),
    Route("challenges.items", "risks.items", {"text": ("text",), "measure": ("solution",)}, offered=_is_never),
    Route("challenges.items", "plan.steps", {"issue": ("text",), "action": ("solution",)}),
    Route("tasks.answers", "plan.steps", _ACTION, only={"kind": ("solution",)}),
    # The plan leads to the follow-up, and both to the evaluation and back.
    Route("expectations.items", "followup.items", {"indicator": ("text",)}),
    Route("plan.steps", "followup.items", {"indicator": ("action", "issue"), "date": ("due",), "owner": ("owner",)}),
    Route("followup.items", "plan.steps", {"issue": ("indicator",), "action": ("correction",), "owner": ("owner",)},
          {"cycle": "review"}, offered=_is_corrected),
    Route("expectations.items", "evaluation.provider", {"question": ("text",)}),
    Route("expectations.items", "evaluation.mentor", {"question": ("text",)}, offered=_is_never),
    *(
        Route("tasks.answers", f"evaluation.{whose}", {"answer": ("text",)}, only={"kind": ("evaluation",)},
              into="answer", home=True)
        for whose in ("provider", "mentor")
    ),
    Route("followup.items", "evaluation.provider", {"question": ("indicator",), "answer": ("actual", "deviation")},
          offered=_is_never),
    # What came up at a wrong moment.
    *(Route(source, target, _TEXT, offered=_is_never) for source in _SAID for target in _ANYWHERE),
    *(Route(source, "plan.steps", _ACTION, offered=_is_never) for source in _SAID),
    *(
        Route(source, "followup", {"other": ("text",)}, into="other", name=N_("Follow-up: other"), offered=_is_never)
        for source in _SAID
    ),
)  # fmt: skip
"""All routes, in the order in which they are offered."""


@statically.frozen
class Candidate:
    """An item that can go a route; its id is empty when it is a part."""

    route: Route
    id: str


def can_be_source(path: str) -> bool:
    """Whether what stands in a list can be carried over, so that something may have come from it."""
    return "." in path and any(route.source == path for route in ROUTES)


def row_of(session: Session, path: str, id: str) -> Table | None:
    """The item of a list, or the part when `id` is empty; None when it is gone."""
    return session.items(path).get(id) if id else session.part(path)


def routes_of(session: Session, path: str, id: str) -> Iterator[Route]:
    """Where an item can be carried over to as the session is now; into an item only where one stands, or will."""
    row = row_of(session, path, id)
    if row is None:
        return
    for route in ROUTES:
        if route.source == path and route.fits(row) and _has_task(session, route):
            into_items = route.into and not route.fills_part
            if not into_items or session.items(route.target) or solves(session, Candidate(route, id)):
                yield route


def homes_of(session: Session, path: str, id: str) -> tuple[Route, ...]:
    """Where an item belongs by itself: an answer on the step that goes on with it, by its task and kind.

    There is more than one only where a step has two lists for it, as the two forms of T5; none where it is for the
    mentor to say.
    """
    homes = [route for route in routes_of(session, path, id) if route.home]
    return tuple(each for each in homes if each.target.partition(".")[0] == homes[0].target.partition(".")[0])


def _has_task(session: Session, route: Route) -> bool:
    """Whether the task is there that what is carried over becomes an answer to, if any."""
    return route.values.get("task", "") in ("", *session.tasks.items)


def was_carried_over(session: Session, candidate: Candidate) -> bool:
    """Whether this has gone there already, and is there still."""
    route = candidate.route
    if not route.fills_part:
        return any(candidate.id in getattr(row, "sources", ()) for row in session.items(route.target).values())
    row = row_of(session, route.source, candidate.id)
    return row is not None and _has_lines(str(getattr(session.part(route.target), route.into)), route.text_of(row))


def _has_lines(text: str, lines: str) -> bool:
    """Whether a text has these lines, whole: what is carried over into it stands in lines of its own."""
    return f"\n{lines}\n" in f"\n{text}\n"


def copies(session: Session, target: str, id: str) -> tuple[str, ...]:
    """The items of a list that name this one as their source."""
    return tuple(key for key, row in session.items(target).items() if id in getattr(row, "sources", ()))


def candidates(session: Session, targets: tuple[str, ...]) -> Iterator[Candidate]:
    """All that could be carried over into these lists and parts and is not there yet, in the order of the routes."""
    for route in ROUTES:
        if route.target in targets:
            yield from waiting(session, route)


def waiting(session: Session, route: Route) -> Iterator[Candidate]:
    """The items that are offered on a route and have not gone it yet, in their order.

    What has come there another way, a threat by its risk, does not wait either. What came from there is not offered
    back, and what goes into another item only where it is clear into which.
    """
    rows = session.items(route.source) if "." in route.source else {"": session.part(route.source)}
    there = {} if route.fills_part else session.items(route.target)
    gone = origins(session, there)
    for id, row in rows.items() if _has_task(session, route) else ():
        candidate = Candidate(route, id)
        came = any(source in there for source in getattr(row, "sources", ()))
        if id in gone or came or not route.fits(row) or (route.offered and not route.offered(session, id)):
            continue
        if route.fills_part and was_carried_over(session, candidate):
            continue
        if not route.into or route.fills_part or solves(session, candidate):
            yield candidate


def solves(session: Session, candidate: Candidate) -> str:
    """The answer whose challenge a solution solves: the last one said before it to the same task; empty for none."""
    answer = session.tasks.answers.get(candidate.id)
    if candidate.route.target != "challenges.items" or not isinstance(answer, Answer) or answer.kind != "solution":
        return ""
    said = ""
    for id, other in session.tasks.answers.items():
        if id == candidate.id:
            break
        if other.task == answer.task and other.kind == "challenge" and other.text:
            said = id
    return said
