"""The shipped methods and examples, read with nothing but a TOML parser; only the languages are those of the table."""

import re
import tomllib
from collections.abc import Iterator
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import Any

import pytest
import tomli_w

from toi_tui.locale.languages import LANGUAGES

DATA = Path(__file__).parents[2] / "data"
METHODS = sorted((DATA / "methods").glob("*.toml"))
EXAMPLES = sorted((DATA / "examples").glob("*.toml"))
FINISHED = ("kuusilampi", "lintusalmi", "tuntsanvaara")
STEPS = ["session", "swot", "practices", "mentor", "days", "mindmap", "options", "risks", "plan", "followup"]

# The lists of format 1 and the keys of their items, in the order in which they are written.
LISTS = {
    "people.items": "name role organisation email",
    "expectations.items": "text person outcome",
    "rules.items": "text",
    "swot.strengths": "text weight",
    "swot.weaknesses": "text weight",
    "swot.opportunities": "text weight",
    "swot.threats": "text weight",
    "swot.tows": "kind text sources",
    "practices.items": "name found owner where context fit verdict reason",
    "draft_plan.items": "question answer",
    "checklist.items": "step text done",
    "days.items": "date start end place phase",
    "days.activities": "day text minutes done opens",
    "days.notes": "day text at",
    "tasks.items": "day text state given debriefed debrief",
    "tasks.answers": "task text kind by person",
    "mindmap.nodes": "parent text marks viewpoint",
    "options.viewpoints": "name",
    "options.items": "label text form reason dots excludes sources",
    "values.items": "text importance realisation me team unit fit",
    "risks.items": (
        "number text cause consequence probability impact treatment measure owner due "
        "residual_probability residual_impact state sources"
    ),
    "challenges.items": "text solution sources",
    "plan.steps": "issue action schedule start due owner state cycle sources",
    "followup.items": "date indicator target actual deviation correction owner",
    "evaluation.provider": "question answer",
    "evaluation.mentor": "question answer",
    "parking.items": "text",
}
SCALARS = {
    "session": (
        "id title language method practice practice_summary origin organisation partner mentor contact goal "
        "confidentiality"
    ),
    "need": "text",
    "decision": "outcome reason",
    "agreement": (
        "what when where participants contact excluded_topics sent_to instructions_sent contract_sent pretask_text "
        "pretask_sent"
    ),
    "mindmap": "conclusion",
    "options": "ranking",
    "risks": "scale",
    "plan": "focus",
    "followup": "text other",
}
PARTS = (
    "session people expectations rules swot need practices decision draft_plan checklist agreement days tasks mindmap "
    "options values risks challenges plan followup evaluation parking"
)
CHOICES = {
    "outcome": "met partly unmet whole parts merged rejected",
    "found": "benchmarking visit web database literature other",
    "verdict": "whole parts merged rejected",
    "kind": "so st wo wt opportunity challenge option reason solution evaluation",
    "form": "whole parts merged pilot none",
    "treatment": "reduce share avoid accept",
    "state": "given answered debriefed in-progress done dropped",
    "cycle": "planning implementation evaluation review",
    "opens": " ".join(STEPS),
    "confidentiality": "confidential chatham-house open",
}
SEED_ACTIVITIES = {
    1: [
        "tutustuminen ja luottamuksellisen ilmapiirin luominen",
        "mentorointiviikosta sopiminen, kertaus ja pelisäännöt",
        "manuaalin esittely",
        "hyvän käytännön esittely",
    ],
    2: [
        "t1:n purku",
        "hyvän käytännön työstäminen miellekartan avulla",
        "mentori tukee ja helpottaa prosessia ohjaamalla ja tekemällä avoimia kysymyksiä",
    ],
    3: ["t2:n purku: listataan tuotetut mahdollisuudet", "arviointi eri näkökulmista", "kirjaaminen fläpille"],
    4: ["t3:n purku", "arvokeskustelu", "riskianalyysi", "fokusointi", "vaiheiden luonnostelu"],
    5: ["t4:n purku", "toimintasuunnitelman viimeistely", "aikataulutus", "dokumentointi"],
}
CASES = {
    "kuusilampi": {
        "sums": {"A": 12, "B": 16, "C": 16, "D": 14, "E": 12},
        "order": "BCDAE",
        "risks": [4, 4, 3, 3, 2, 2],
        "values": [(9, 5), (9, 8), (8, 7)],
        "days": [date(2027, 4, day) for day in range(12, 17)],
        "due": ["04-30", "05-14", "05-21", "08-24", "09-10", "10-08", "10-29", "11-26"],
        "swot": [4, 4, 3, 4],
        "branches": [5, 4, 5, 3, 2],
        "challenges": 3,
        "people": 6,
    },
    "lintusalmi": {
        "sums": {"A": 13, "B": 16, "C": 17, "D": 13, "E": 12},
        "order": "BCADE",
        "risks": [5, 4, 3, 3, 3, 2, 1],
        "values": [(10, 8), (9, 6), (8, 5)],
        "days": [date(2027, 2, day) for day in range(8, 13)],
        "due": ["02-26", "03-12", "03-24", "04-05", "04-09", "04-26", None, "06-18"],
        "swot": [4, 4, 3, 4],
        "branches": [6, 4, 5, 4, 2],
        "challenges": 4,
        "people": 6,
    },
    "tuntsanvaara": {
        "sums": {"A": 13, "B": 15, "C": 16, "D": 16, "E": 13},
        "order": "CBDAE",
        "risks": [4, 3, 4, 3, 2, 3],
        "values": [(9, 8), (10, 8), (8, 6)],
        "days": [date(2027, 9, 6), date(2027, 9, 13), date(2027, 9, 20), date(2027, 9, 27), date(2027, 10, 4)],
        "due": ["10-15", "10-22", "10-29", "11-05", "11-10", "11-17", "12-08", "12-17"],
        "swot": [4, 4, 3, 4],
        "branches": [6, 5, 5, 3, 3],
        "challenges": 4,
        "people": 5,
    },
}


def read(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"))


def example(name: str) -> dict[str, Any]:
    return read(DATA / "examples" / f"{name}.toml")


def method(language: str) -> dict[str, Any]:
    return read(DATA / "methods" / f"toi.{language}.toml")


def items(tables: dict[str, Any], name: str) -> dict[str, dict[str, Any]]:
    part, of = name.split(".")
    return tables.get(part, {}).get(of, {})


def every_item(tables: dict[str, Any]) -> Iterator[tuple[str, str, dict[str, Any]]]:
    for name in LISTS:
        for key, item in items(tables, name).items():
            yield name, key, item


def ids(tables: dict[str, Any]) -> list[str]:
    own = [tables["session"]["id"]] if "session" in tables else []
    return own + [key for _, key, _ in every_item(tables)]


def references(tables: dict[str, Any]) -> Iterator[tuple[str, str]]:
    """Every reference, with the list it must point into (or "" for any)."""
    for of in tables.get("options", {}).get("ranking", []):
        yield of, "options.items"
    for _, _, item in every_item(tables):
        yield from ((of, "") for of in item.get("sources", []))
        yield from ((of, "options.items") for of in item.get("excludes", []))
        for key, into in (("person", "people.items"), ("task", "tasks.items"), ("viewpoint", "options.viewpoints")):
            if key in item:
                yield item[key], into
        if "day" in item:
            yield str(item["day"]), "days.items"
        if item.get("parent", "tray") != "tray":
            yield item["parent"], "mindmap.nodes"
        for cells in (item.get("scores", {}), item.get("remarks", {})):
            yield from ((of, "options.viewpoints") for of in cells)


def content(path: Path) -> dict[str, Any]:
    """The session tables of an example, or of a method's template."""
    tables = read(path)
    return tables.get("template", tables)


@pytest.fixture(params=[*METHODS, *EXAMPLES], ids=lambda path: path.name)
def shipped(request: pytest.FixtureRequest) -> Path:
    return request.param


@pytest.fixture(params=EXAMPLES, ids=lambda path: path.stem)
def session(request: pytest.FixtureRequest) -> dict[str, Any]:
    return read(request.param)


@pytest.fixture(params=FINISHED)
def finished(request: pytest.FixtureRequest) -> tuple[dict[str, Any], dict[str, Any]]:
    return example(request.param), CASES[request.param]


def test_the_expected_files_are_shipped() -> None:
    assert [path.name for path in METHODS] == sorted(f"toi.{code}.toml" for code in LANGUAGES)
    assert [path.stem for path in EXAMPLES] == ["kesken", *FINISHED]


def test_a_file_is_written_exactly_as_tomli_w_writes_it(shipped: Path) -> None:
    assert tomli_w.dumps(read(shipped), multiline_strings=True).encode() == shipped.read_bytes()


def test_ids_are_unique(shipped: Path) -> None:
    found = ids(content(shipped))
    assert len(found) == len(set(found))


def test_every_reference_points_at_an_item_of_the_right_list(shipped: Path) -> None:
    tables = content(shipped)
    found = list(references(tables))
    assert found
    for of, into in found:
        assert of in (items(tables, into) if into else ids(tables)), (of, into)


def test_only_fields_of_format_1_are_used_and_in_their_order(shipped: Path) -> None:
    tables = content(shipped)
    assert [part for part in PARTS.split() if part in tables] == [part for part in tables if part != "format"]
    for part, table in tables.items():
        if part == "format":
            continue
        lists = [name.split(".")[1] for name in LISTS if name.split(".")[0] == part]
        allowed = [*SCALARS.get(part, "").split(), *lists]
        assert list(table) == [key for key in allowed if key in table], part
    for name, _, item in every_item(tables):
        allowed = [*LISTS[name].split(), "note", "private"]
        tail = ["scores", "remarks"] if name == "options.items" else []
        assert list(item) == [key for key in [*allowed, *tail] if key in item], item


def test_defaults_are_not_written(shipped: Path) -> None:
    for _, _, item in every_item(content(shipped)):
        assert not [key for key, value in item.items() if value in ("", [], {}, False, "open", "not-started")], item
        assert item.get("dots") != 0


def test_choices_are_those_of_the_format(shipped: Path) -> None:
    for _, _, item in every_item(content(shipped)):
        for key, allowed in CHOICES.items():
            assert key not in item or item[key] in allowed.split(), item
        assert set(item.get("marks", [])) <= {"core", "positive", "critical"}


def test_texts_have_no_stray_space_and_no_control_character(shipped: Path) -> None:
    text = shipped.read_text(encoding="utf-8")
    assert not re.search(r"[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069]", text)
    assert not re.search(r" $|[^\n\"] {2,}\S", text.replace("\n    ", "\n"), re.MULTILINE)


# Sessions


def test_a_session_starts_with_its_format_and_says_what_it_is(session: dict[str, Any]) -> None:
    assert next(iter(session)) == "format"
    assert session["format"] == 1
    assert (session["session"]["language"], session["session"]["method"]) == ("fi", "toi")
    assert list(session["session"]) == SCALARS["session"].split()
    assert list(session["agreement"]) == SCALARS["agreement"].split()


def test_ids_of_a_session_are_eight_letters_and_digits(session: dict[str, Any]) -> None:
    keyed = [*items(session, "days.items"), *items(session, "tasks.items")]
    assert keyed == ["1", "2", "3", "4", "5", "T1", "T2", "T3", "T4", "T5"]
    assert all(re.fullmatch(r"[a-z][a-z0-9]{7}", key) for key in ids(session) if key not in keyed)


def test_numbers_stay_on_their_scales(session: dict[str, Any]) -> None:
    for _, _, item in every_item(session):
        assert all(score in range(1, 6) for score in item.get("scores", {}).values())
        assert item.get("weight", 1) in range(1, 6)
        assert {item.get("importance", 1), item.get("realisation", 1)} <= set(range(1, 11))
        rated = ("probability", "impact", "residual_probability", "residual_impact")
        assert all(item.get(key, 1) in range(1, 4) for key in rated)


def test_the_four_viewpoints_are_there(session: dict[str, Any]) -> None:
    names = [view["name"] for view in items(session, "options.viewpoints").values()]
    assert names == ["edunsaajat", "talous", "henkilöstö", "tekniikka, laitteet ja infrastruktuuri"]


def test_map_nodes_stand_in_depth_first_order(session: dict[str, Any]) -> None:
    path: list[str] = []
    for key, node in items(session, "mindmap.nodes").items():
        if path:
            assert node["parent"] in path
            del path[path.index(node["parent"]) + 1 :]
        else:
            assert "parent" not in node
        path.append(key)


def test_the_session_holds_everything_its_method_prescribes(session: dict[str, Any]) -> None:
    template = method("fi")["template"]
    prescribed = {
        "draft_plan.items": "question",
        "checklist.items": "text",
        "days.items": "phase",
        "days.activities": "text",
        "tasks.items": "text",
        "evaluation.provider": "question",
        "evaluation.mentor": "question",
        "options.viewpoints": "name",
    }
    for name, key in prescribed.items():
        assert [item[key] for item in items(session, name).values()] == [
            item[key] for item in items(template, name).values()
        ]
    texts = [node["text"] for node in items(session, "mindmap.nodes").values()]
    assert {"Omaan toimintaan", "Kumppanin toimintaan", "Opiskelijan arkeen"} <= set(texts)


# Finished sessions


def test_sums_and_ranking_are_those_of_the_case(finished: tuple[dict[str, Any], dict[str, Any]]) -> None:
    session, case = finished
    options = items(session, "options.items")
    assert {option["label"]: sum(option["scores"].values()) for option in options.values()} == case["sums"]
    assert all(len(option["scores"]) == 4 for option in options.values())
    assert "".join(options[key]["label"] for key in session["options"]["ranking"]) == case["order"]
    assert all(option["reason"] for option in options.values())
    assert [option["label"] for option in options.values() if option["form"] == "none"] == ["E"]


def test_risk_levels_are_those_of_the_case(finished: tuple[dict[str, Any], dict[str, Any]]) -> None:
    session, case = finished
    risks = list(items(session, "risks.items").values())
    assert session["risks"]["scale"] == "3x3"
    assert [risk["number"] for risk in risks] == list(range(1, len(risks) + 1))
    assert [risk["probability"] + risk["impact"] - 1 for risk in risks] == case["risks"]
    for risk in risks:
        left = risk.get("residual_probability", 1) + risk.get("residual_impact", 1) - 1
        assert left <= risk["probability"] + risk["impact"] - 1
        if risk["probability"] + risk["impact"] - 1 >= 3:
            assert {"measure", "owner", "due", "treatment"} <= set(risk)


def test_contents_are_those_of_the_case(finished: tuple[dict[str, Any], dict[str, Any]]) -> None:
    session, case = finished
    values = items(session, "values.items").values()
    assert [(value["importance"], value["realisation"]) for value in values] == case["values"]
    days = items(session, "days.items").values()
    assert [day["date"] for day in days] == case["days"]
    due = [step["due"].strftime("%m-%d") if "due" in step else None for step in items(session, "plan.steps").values()]
    assert due == case["due"]
    quadrants = ("strengths", "weaknesses", "opportunities", "threats")
    assert [len(session["swot"][quadrant]) for quadrant in quadrants] == case["swot"]
    assert len(items(session, "challenges.items")) == case["challenges"]
    assert len(items(session, "people.items")) == case["people"]
    nodes = items(session, "mindmap.nodes")
    root = next(iter(nodes))
    branches = [key for key, node in nodes.items() if node.get("parent") == root]
    assert [sum(node.get("parent") == key for node in nodes.values()) for key in branches] == case["branches"]


def test_a_finished_session_is_finished(finished: tuple[dict[str, Any], dict[str, Any]]) -> None:
    session, _ = finished
    assert list(session)[1:] == PARTS.split()
    assert all("done" in tick for tick in items(session, "checklist.items").values())
    assert all("answer" in row for row in items(session, "draft_plan.items").values())
    for form in ("evaluation.provider", "evaluation.mentor"):
        assert all("answer" in row for row in items(session, form).values())
    states = [task["state"] for task in items(session, "tasks.items").values()]
    assert states == ["debriefed"] * 4 + ["answered"]
    assert {answer["task"] for answer in items(session, "tasks.answers").values()} == {"T1", "T2", "T3", "T4", "T5"}
    assert len(items(session, "swot.tows")) >= 2


def test_times_of_a_day_run_forward_on_its_date(finished: tuple[dict[str, Any], dict[str, Any]]) -> None:
    session, _ = finished
    days = items(session, "days.items")
    activities = list(items(session, "days.activities").values())
    assert [activity["done"] for activity in activities] == sorted(activity["done"] for activity in activities)
    for activity in activities:
        assert activity["done"].date() == days[str(activity["day"])]["date"]
    for note in items(session, "days.notes").values():
        assert note["at"].date() == days[str(note["day"])]["date"]


def test_a_risk_of_the_lowest_level_is_somewhere() -> None:
    assert any(1 in case["risks"] for case in CASES.values())


def test_excluding_options_exclude_each_other() -> None:
    options = items(example("tuntsanvaara"), "options.items")
    pairs = {
        (option["label"], options[of]["label"]) for option in options.values() for of in option.get("excludes", [])
    }
    assert pairs == {("A", "B")}  # it holds both ways, and is written once, as the program writes it


# The half-finished session


def test_kesken_stands_on_the_morning_of_the_third_day() -> None:
    session = example("kesken")
    done = {activity["day"] for activity in items(session, "days.activities").values() if "done" in activity}
    assert done == {1, 2}
    assert session["days"]["items"]["3"]["date"] == date(2027, 4, 14)
    states = [task.get("state") for task in items(session, "tasks.items").values()]
    assert states == ["debriefed", "answered", None, None, None]
    assert {answer["task"] for answer in items(session, "tasks.answers").values()} == {"T1", "T2"}
    assert not {"values", "risks", "challenges", "plan", "followup"} & set(session)
    assert list(session["options"]) == ["viewpoints"]
    assert items(session, "parking.items")
    assert sum(item.get("private", False) for _, _, item in every_item(session)) == 1
    assert not any("answer" in row for name in ("provider", "mentor") for row in session["evaluation"][name].values())


def test_kesken_is_the_first_case_under_an_id_of_its_own() -> None:
    early, late = example("kesken"), example("kuusilampi")
    assert early["session"]["id"] != late["session"]["id"]
    assert set(ids(early)[1:]) < set(ids(late)[1:])
    for part in ("people", "rules", "swot", "need", "practices", "decision", "checklist", "agreement", "mindmap"):
        assert early[part] == late[part]


# Methods


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_method_guides_every_step(language: str) -> None:
    tables = method(language)
    assert (tables["method"]["format"], tables["method"]["id"], tables["method"]["language"]) == (1, "toi", language)
    assert list(tables["rows"]) == ["activities", "tasks", "phases", "notes"]
    assert list(tables["guide"]) == STEPS
    for guide in tables["guide"].values():
        assert guide["about"]
        assert 4 <= len(guide["questions"]) <= 8
    assert list(tables["guide"]["swot"]["panels"]) == ["strengths", "weaknesses", "opportunities", "threats"]
    assert list(tables["guide"]["days"]["panels"]) == ["1", "2", "3", "4", "5"]
    assert list(tables["guide"]["mentor"]["panels"]) == ["1", "2", "3", "4"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_template_is_a_session_that_nobody_has_filled(language: str) -> None:
    template = method(language)["template"]
    assert all(re.fullmatch(r"[a-z]+[0-9]?|[1-5]|T[1-5]", key) for key in ids(template))
    assert {tick["step"] for tick in items(template, "checklist.items").values()} == {1, 2, 3, 4}
    assert sum(tick["step"] == 4 for tick in items(template, "checklist.items").values()) >= 4
    assert len(items(template, "draft_plan.items")) == 10
    assert [node.get("parent") for node in items(template, "mindmap.nodes").values()] == [None, "root", "root", "root"]
    assert all(node["text"] for node in items(template, "mindmap.nodes").values())
    assert [task["day"] for task in items(template, "tasks.items").values()] == [1, 2, 3, 4, 5]
    assert 5 <= len(items(template, "evaluation.provider")) <= 7
    assert 5 <= len(items(template, "evaluation.mentor")) <= 7
    for day in range(1, 6):
        planned = [a["minutes"] for a in items(template, "days.activities").values() if a["day"] == day]
        assert sum(planned) == 360


@pytest.mark.parametrize(("one", "other"), [*combinations(LANGUAGES, 2)])
def test_all_languages_have_the_same_frame_and_no_text_in_common(one: str, other: str) -> None:
    first, second = method(one), method(other)
    assert ids(first["template"]) == ids(second["template"])
    for (name, _, ours), (_, _, theirs) in zip(
        every_item(first["template"]), every_item(second["template"]), strict=True
    ):
        texts = {"text", "question", "name", "phase"}
        assert {key: value for key, value in ours.items() if key not in texts} == {
            key: value for key, value in theirs.items() if key not in texts
        }, name
        assert all(ours[key] != theirs[key] for key in texts & set(ours))
    for step in STEPS:
        ours, theirs = first["guide"][step], second["guide"][step]
        assert len(ours["questions"]) == len(theirs["questions"]), step
        panels = ours.get("panels", {})
        assert {key: len(value) for key, value in panels.items()} == {
            key: len(value) for key, value in theirs.get("panels", {}).items()
        }


def test_every_activity_of_the_seed_is_in_the_finnish_method() -> None:
    activities = items(method("fi")["template"], "days.activities").values()
    for day, bullets in SEED_ACTIVITIES.items():
        texts = [activity["text"].lower() for activity in activities if activity["day"] == day]
        for bullet in bullets:
            assert any(bullet in text for text in texts), bullet


def test_tasks_and_phases_of_the_seed_are_in_the_finnish_method() -> None:
    template = method("fi")["template"]
    assert [task["text"] for task in items(template, "tasks.items").values()][:4] == [
        "Mitkä ovat hyvän käytännön tarjoamat mahdollisuudet ja haasteet organisaatiolle?",
        "Missä eri muodoissa meillä on mahdollisuus ottaa hyvä käytäntö käyttöön?",
        "Laita arvioidut mahdollisuudet tärkeysjärjestykseen ja perustele.",
        "Mitä haasteita jalkauttaminen tuo ja miten niitä ratkotaan?",
    ]
    assert [day["phase"] for day in items(template, "days.items").values()] == [
        "Hyvän käytännön analysointi",
        "Hyvän käytännön puhdistaminen ja ”peruselementtien” paljastaminen",
        "Alustava suunnitelma hyvän käytännön istuttamisesta omaan organisaatioon",
        "Toimintasuunnitelmaluonnos",
        "Dokumentoitu toimintasuunnitelma, jatkosuunnitelma; arviointi, muuta?",
    ]
