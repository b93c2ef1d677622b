import pytest

from tests.room import Room, room
from toi_tui.model.parts.identity import Identity
from toi_tui.model.parts.options import Option, Options, Value, Values, Viewpoint
from toi_tui.model.session import Session
from toi_tui.widgets.grid import HEADINGS
from toi_tui.widgets.spot import Spot

SIZES = [(80, 24), (120, 40), (250, 70), (45, 14)]
A, B, C = "aaaaaaaa", "bbbbbbbb", "cccccccc"
MONEY, STAFF = "money000", "staff000"
VALUE = "value000"
OPTIONS = Options(
    ranking=(B, A),
    viewpoints={MONEY: Viewpoint(name="talous"), STAFF: Viewpoint(name="henkilöstö")},
    items={
        A: Option(label="A", text="koko malli", scores={MONEY: 4, STAFF: 4}, remarks={MONEY: "+ halpa"}),
        B: Option(label="B", text="pilotti", form="pilot", reason="opitaan", scores={MONEY: 4, STAFF: 3}, dots=2),
        C: Option(label="C", text="vierailu"),
    },
)
VALUES = Values(items={VALUE: Value(text="luottamus", importance=9, realisation=5, fit="tukee")})


def session(options: Options = OPTIONS, values: Values = VALUES) -> Session:
    return Session(session=Identity(method="toi", language="fi"), options=options, values=values)


def labels(mentor: Room) -> str:
    return "".join(option.label for option in options(mentor).values())


def options(mentor: Room) -> dict[str, Option]:
    return dict(mentor.session.options.items)


def ranking(mentor: Room) -> str:
    items = options(mentor)
    return "".join(items[id].label for id in mentor.session.options.ranking)


def names(mentor: Room) -> list[str]:
    return [viewpoint.name for viewpoint in mentor.session.options.viewpoints.values()]


def value(mentor: Room) -> Value:
    return mentor.session.values.items[VALUE]


def spot(mentor: Room) -> Spot:
    return mentor.screen.panel.spot


# What is shown


async def test_the_flip_chart_shows_options_from_every_viewpoint_with_sums_in_finnish():
    async with room("kuusilampi", step="options") as mentor:
        mentor.see("Fläppi (5)", "Järjestys 5/5", "Arvot (3)", "edunsaajat", "talous", "henkilöstö")
        mentor.see("A koko malli", "5 + kaikki", "ø 3,0", "Muoto: kokonaan", "Sija: 4/5")


@pytest.mark.parametrize("size", SIZES)
async def test_every_size_shows_chart_ranking_and_values(size):
    async with room(step="options", size=size, session=session()) as mentor:
        mentor.see("koko malli", "talous")
        await mentor.press("tab")
        mentor.see("1.", "pilotti", "ei sijaa (1)")
        await mentor.press("tab")
        mentor.see("luottamus", "−4")


async def test_a_big_room_shows_all_three_and_zoom_one_of_them():
    async with room("kuusilampi", step="options", size=(120, 40)) as mentor:
        mentor.see("4 + koko", "Sijan perustelu", "yhdenvertaisuus", "Ykkönen: B pilotti kahdessa ryhmässä")
        await mentor.press("tab", "z")
        mentor.see("Sijan perustelu").miss("yhdenvertaisuus", "4 + koko")
        await mentor.press("escape")
        mentor.see("4 + koko", "yhdenvertaisuus")


async def test_the_values_ask_how_the_first_option_fits():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("shift+tab")
        mentor.see("Ykkönen: B pilotti", "Miten B sopii", "tukee")


async def test_in_a_narrow_room_one_option_is_shown_and_the_arrows_turn_the_page():
    async with room(step="options", size=(45, 14), session=session()) as mentor:
        mentor.see("‹ 1/3 ›", "A koko malli", "4 + halpa").miss("B pilotti")
        await mentor.press("right")
        mentor.see("‹ 2/3 ›", "B pilotti").miss("koko malli")
        await mentor.press("left", "left")
        mentor.see("Näkökulmat", "henkilöstö").miss("koko malli")


async def test_an_empty_step_says_what_to_do_and_asks():
    async with room(step="options", session=session(Options(), Values())) as mentor:
        mentor.see("Ei vielä vaihtoehtoja. n kirjaa", "N lisää nollavaihtoehdon", "Missä muodoissa voisimme")
        await mentor.press("tab")
        mentor.see("Ei vielä järjestettävää", "Mikä vaihtoehto on meille paras")
        await mentor.press("tab")
        mentor.see("Ei vielä arvoja", "Mitä tämä arvo vaatii", "Ykköstä ei ole vielä valittu")


async def test_the_question_is_that_of_the_panel():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("tab", "tab", "o")
        mentor.see("Mitä tämä arvo vaatii minulta")


async def test_the_lines_below_tell_all_about_an_option_and_where_it_came_from():
    async with room("kuusilampi", step="options", size=(120, 40)) as mentor:
        await mentor.press("down")
        mentor.see("Tuotu 3 kohdasta", "Äänestys: 8 ääntä", "Summa: 16, keskiarvo 4,0, arvioitu 4/4")


# Writing


async def test_rapid_capture_gives_labels_and_is_undone_one_by_one():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("end", "n")
        await mentor.write("etänä")
        await mentor.press("enter")
        await mentor.write("kurssi")
        await mentor.press("enter", "escape")
        assert labels(mentor) == "ABCDE"
        assert mentor.texts("options.items")[3:] == ["etänä", "kurssi"]
        await mentor.undo()
        assert labels(mentor) == "ABCD"
        await mentor.undo()
        assert labels(mentor) == "ABC"


async def test_pasted_lines_become_options():
    async with room(step="options", session=session(Options(), Values())) as mentor:
        await mentor.paste("koko malli\npilotti")
        assert labels(mentor) == "AB"


async def test_a_remark_is_written_in_its_cell_and_tab_goes_on_to_the_next_viewpoint():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("down", "right", "e")
        mentor.see("B pilotti · talous")
        await mentor.write("+ ei kuluja")
        await mentor.press("enter")
        await mentor.write("- aikaa")
        await mentor.press("tab")
        mentor.see("B pilotti · henkilöstö")
        await mentor.write("+ halukkaita")
        await mentor.press("escape")
        assert options(mentor)[B].remarks == {MONEY: "+ ei kuluja\n- aikaa", STAFF: "+ halukkaita"}
        await mentor.undo()
        assert options(mentor)[B].remarks == {MONEY: "+ ei kuluja\n- aikaa"}


async def test_delete_takes_away_what_the_cell_says_and_only_in_the_first_column_the_option():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("right", "delete")
        assert (options(mentor)[A].remarks, options(mentor)[A].scores[MONEY]) == ({}, 4)
        await mentor.press("delete")
        assert MONEY not in options(mentor)[A].scores
        await mentor.press("left", "delete")
        mentor.see("Poistettu ”A koko malli”")
        assert (labels(mentor), ranking(mentor)) == ("BC", "B")
        for _ in range(3):
            await mentor.undo()
        assert mentor.session.options == OPTIONS
        assert labels(mentor) == "ABC"


async def test_the_do_nothing_option_is_one_key_away_and_there_only_once():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("N", "escape")
        added = [each for each in options(mentor).values() if each.form == "none"]
        assert [(each.label, each.text) for each in added] == [("D", "nykykäytäntö (nollavaihtoehto)")]
        await mentor.press("home", "N")
        mentor.see("Nollavaihtoehto on jo tässä")
        assert labels(mentor) == "ABCD"
        assert options(mentor)[spot(mentor).key].form == "none"
        await mentor.undo()
        assert labels(mentor) == "ABC"


async def test_viewpoints_are_added_renamed_moved_and_deleted_at_their_headings():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("V")
        await mentor.write("aikataulu")
        await mentor.press("escape")
        assert names(mentor) == ["talous", "henkilöstö", "aikataulu"]
        await mentor.press("H")
        assert names(mentor) == ["talous", "aikataulu", "henkilöstö"]
        await mentor.press("left", "e", "home")
        await mentor.write("oma ")
        await mentor.press("enter")
        assert names(mentor)[0] == "oma talous"
        await mentor.press("delete")
        assert names(mentor) == ["aikataulu", "henkilöstö"]
        assert (options(mentor)[A].remarks, options(mentor)[A].scores) == ({}, {STAFF: 4})
        await mentor.undo()
        assert options(mentor)[A].remarks == {MONEY: "+ halpa"}


async def test_options_are_moved_on_the_chart_and_it_is_one_step_of_undo():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("m", "down", "down", "enter")
        assert (labels(mentor), ranking(mentor)) == ("BCA", "BA")
        await mentor.undo()
        assert labels(mentor) == "ABC"


async def test_notes_and_privacy_have_marks():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("v")
        mentor.see("A◌")
        await mentor.press("down", "a")
        await mentor.write("kirje 2.4.")
        await mentor.press("escape")
        assert (options(mentor)[A].private, options(mentor)[B].note) == (True, "kirje 2.4.")
        mentor.see("B✎", "Huomautus: kirje")


# Scores, dots, forms, exclusions


async def test_s_and_a_digit_score_the_cell_and_zero_clears_it():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("right", "s")
        mentor.see("s: A, talous – anna 1–5, 0 tyhjentää")
        await mentor.press("5")
        assert options(mentor)[A].scores[MONEY] == 5
        await mentor.press("s", "0")
        assert MONEY not in options(mentor)[A].scores
        await mentor.press("s", "9")
        assert MONEY not in options(mentor)[A].scores
        await mentor.undo()
        await mentor.undo()
        assert mentor.session.options == OPTIONS


async def test_a_score_without_a_viewpoint_is_refused_and_its_digit_goes_nowhere_else():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("s")
        mentor.see("Pisteet annetaan näkökulmasta")
        await mentor.press("3")
        assert mentor.app.current_mode == "options"
        assert mentor.session.options == OPTIONS


async def test_dots_are_counted_and_never_below_none():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("down", "plus")
        assert options(mentor)[B].dots == 3
        await mentor.press(*["minus"] * 5)
        assert options(mentor)[B].dots == 0


async def test_space_goes_through_the_forms():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("down", "space")
        assert options(mentor)[B].form == "none"
        mentor.see("B: ei tehdä mitään")
        await mentor.press("space", "space")
        assert options(mentor)[B].form == "parts"


async def test_options_that_exclude_each_other_are_chosen_from_a_list_and_warned_of_when_both_are_high():
    async with room(step="options", session=session(), size=(120, 40)) as mentor:
        await mentor.press("x")
        mentor.see("A sulkee pois", "B pilotti", "C vierailu")
        await mentor.press("space", "escape")
        await mentor.settled()
        assert options(mentor)[A].excludes == (B,)
        mentor.see("⚠ Sulkee pois: B, ja molemmat ovat kärjessä", "⚠ B ja A sulkevat toisensa pois")
        await mentor.press("down", "x", "space", "escape")
        await mentor.settled()
        assert options(mentor)[A].excludes == ()
        mentor.miss("sulkevat toisensa pois")
        await mentor.undo()
        await mentor.undo()
        assert mentor.session.options == OPTIONS


async def test_leaving_the_list_as_it_was_changes_nothing():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("x", "down", "up", "escape")
        await mentor.settled()
        assert not mentor.screen.desk.document.can_undo


# The ranking


@pytest.mark.parametrize(
    ("start", "keys", "after"),
    [
        (A, ["shift+up"], "AB"),
        (C, ["shift+up"], "BAC"),
        (C, ["K", "K", "K"], "CBA"),
        (A, ["m", "up", "enter"], "AB"),
        (C, ["m", "up", "up", "escape"], "BA"),
        (C, ["m", "up", "down", "down", "enter"], "BA"),
    ],
)
async def test_options_are_moved_into_the_groups_order_and_out_of_it_in_one_step(start, keys, after):
    async with room(step="options", session=session()) as mentor:
        await mentor.press("tab")
        mentor.screen.panel.select(start)
        await mentor.press(*keys)
        assert ranking(mentor) == after
        assert labels(mentor) == "ABC"
        if len(keys) == 1 and after != "BA":
            await mentor.undo()
            assert ranking(mentor) == "BA"


async def test_the_last_of_several_without_a_rank_rises_over_the_line_at_once():
    async with room(step="options", session=session(Options(items=OPTIONS.items))) as mentor:
        await mentor.press("tab", "end", "shift+up")
        assert ranking(mentor) == "C"
        await mentor.press("end", "shift+up", "shift+up")
        assert ranking(mentor) == "BC"


async def test_a_rank_without_a_reason_is_marked_until_it_is_written():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("tab")
        mentor.see("⚠ perustelu puuttuu")
        mentor.screen.panel.select(A)
        await mentor.press("right", "e")
        await mentor.write("tavoitetila")
        await mentor.press("enter")
        assert options(mentor)[A].reason == "tavoitetila"
        mentor.miss("⚠ perustelu puuttuu")


async def test_scores_never_reorder_the_ranking_and_the_sums_first_is_told():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("tab")
        mentor.see("Summissa A (8) johtaa 12 %", "toisena B (7)")
        mentor.see("Ryhmän ykkönen on B, suurin summa", "on vaihtoehdolla A. Ryhmä päättää")
        await mentor.press("tab", "tab", "right", "s", "5")
        assert ranking(mentor) == "BA"


async def test_a_narrow_lead_names_the_score_that_would_turn_it():
    async with room("kuusilampi", step="options") as mentor:
        await mentor.press("tab")
        mentor.see("Ei selvää voittajaa: B ja C saivat kumpikin 16", "C, edunsaajat")


async def test_an_order_that_names_what_is_gone_is_mended_by_the_next_move():
    gone = Options(ranking=("gone0000", B, A), viewpoints=OPTIONS.viewpoints, items=OPTIONS.items)
    async with room(step="options", session=session(gone)) as mentor:
        await mentor.press("tab")
        mentor.see("Järjestys 2/3")
        await mentor.press("shift+up")
        assert mentor.session.options.ranking == (A, B)


async def test_the_cursor_of_chart_and_ranking_stand_on_the_same_option():
    async with room(step="options", session=session(), size=(120, 40)) as mentor:
        await mentor.press("down", "down")
        await mentor.settled()
        await mentor.press("tab")
        assert spot(mentor).key == C
        await mentor.press("home")
        await mentor.settled()
        await mentor.press("shift+tab")
        assert spot(mentor).key == B


# The values


async def test_values_are_captured_rated_and_checked():
    async with room(step="options", session=session(values=Values())) as mentor:
        await mentor.press("tab", "tab", "n")
        await mentor.write("yhdenvertaisuus")
        await mentor.press("escape", "i", "0", "s", "4")
        (added,) = mentor.session.values.items.values()
        assert (added.text, added.importance, added.realisation) == ("yhdenvertaisuus", 10, 4)
        mentor.see("−6", "⚠ vertaamatta")
        await mentor.press("plus", "minus", "minus", "right", "right", "minus")
        (added,) = mentor.session.values.items.values()
        assert (added.importance, added.realisation) == (8, 3)
        await mentor.press("right", "e")
        await mentor.write("tukee")
        await mentor.press("tab")
        await mentor.write("kysyn kaikilta")
        await mentor.press("escape")
        (added,) = mentor.session.values.items.values()
        assert (added.fit, added.me) == ("tukee", "kysyn kaikilta")
        mentor.miss("⚠ vertaamatta")


async def test_a_rating_can_be_typed_and_cleared():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("shift+tab", "right", "e")
        await mentor.write("7")
        await mentor.press("enter")
        assert value(mentor).importance == 7
        await mentor.press("delete")
        assert value(mentor).importance is None
        await mentor.press("left", "delete")
        assert not mentor.session.values.items
        await mentor.undo()
        await mentor.undo()
        assert value(mentor).importance == 7


# Around


async def test_find_goes_to_a_remark_and_to_a_viewpoint():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("down", "slash")
        await mentor.write("halpa")
        await mentor.press("escape")
        assert spot(mentor).key == A
        await mentor.press("slash")
        await mentor.write("henkil")
        await mentor.press("escape")
        assert spot(mentor) == Spot(HEADINGS, STAFF)


async def test_a_search_or_an_undo_reveals_the_panel_of_its_item():
    async with room(step="options", session=session()) as mentor:
        mentor.screen.reveal(VALUE)
        await mentor.settled()
        mentor.see("luottamus")
        assert spot(mentor).key == VALUE
        mentor.screen.reveal(STAFF)
        await mentor.settled()
        assert spot(mentor) == Spot(HEADINGS, STAFF)


async def test_names_of_panels_can_be_clicked():
    async with room(step="options", session=session()) as mentor:
        await mentor.pilot.click(offset=(mentor.lines()[2].index("Arvot") + 1, 2))
        mentor.see("luottamus")
        assert spot(mentor).key == VALUE


async def test_each_panel_has_its_own_keys_in_the_footer():
    async with room(step="options", session=session()) as mentor:
        mentor.see("s pisteet").miss("i tärkeys")
        await mentor.press("tab")
        mentor.miss("s pisteet", "i tärkeys")
        await mentor.press("tab")
        mentor.see("i tärkeys", "s toteutuminen")


async def test_text_is_text_and_never_markup():
    strange = Options(items={A: Option(label="A", text="[b]ei[/b] [@click=app.quit]x")})
    async with room(step="options", session=session(strange), size=(120, 40)) as mentor:
        mentor.see("[b]ei[/b]")
        await mentor.press("n")
        await mentor.write("toinen")
        await mentor.press("escape", "x")
        await mentor.settled()
        mentor.see("A [b]ei[/b] [@click=app.quit]x")


async def test_everything_is_read_back_from_the_file():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("right", "s", "2", "plus", "tab", "home", "shift+down")
        assert (await mentor.reopened()).options == mentor.session.options


async def test_undo_shows_the_option_or_viewpoint_that_came_back():
    clashing = Options(
        ranking=OPTIONS.ranking, viewpoints=OPTIONS.viewpoints, items={**OPTIONS.items, C: Option(excludes=(B,))}
    )
    async with room(step="options", session=session(clashing)) as mentor:
        await mentor.press("down", "delete", "home")
        await mentor.undo()
        assert spot(mentor).key == B
        await mentor.press("home", "right", "up", "delete", "down")
        await mentor.undo()
        assert spot(mentor) == Spot(HEADINGS, MONEY)


async def test_zoom_is_offered_only_where_there_is_more_than_one_panel():
    async with room(step="options", session=session()) as mentor:
        await mentor.press("tab")
        mentor.miss("z suurenna")
        await mentor.press("z")
        await mentor.pilot.resize_terminal(120, 40)
        await mentor.settled()
        mentor.see("z suurenna", "luottamus", "4 + halpa")


async def test_doing_nothing_is_offered_until_it_is_there():
    async with room(session=Session(options=Options(items={"a": Option(text="pilotti")})), step="options") as mentor:
        mentor.see("N lisää nollavaihtoehdon vertailuun")
        await mentor.press("N", "escape")
        mentor.miss("N lisää nollavaihtoehdon vertailuun")
