from toi_tui.report.letter import Letter, Passage, Point
from toi_tui.report.letter_forms import as_markdown, as_text


def test_the_plain_text_has_headings_paragraphs_and_points() -> None:
    passages = (
        Passage("Hei!\n\nMitä odotat?"),
        Passage(points=(Point("Kuusi & Koivu", "Missä"), Point("ä €")), heading="Lyhyesti"),
    )
    assert (
        as_text(Letter("pretask", "Esitehtävä", (), passages))
        == "Hei!\n\nMitä odotat?\n\nLyhyesti\n- Missä: Kuusi & Koivu\n- ä €\n"
    )


def test_markdown_keeps_what_looks_like_markup_as_text() -> None:
    passage = Passage("# not a *heading*\n- not a point\n1. nor this\n\nlast", (Point("[link](x)", "a_b"),), "Why <b>?")
    assert as_markdown(Letter("agreement", "A #1", (), (passage,))) == (
        "# A \\#1\n\n## Why \\<b\\>?\n\n"
        "\\# not a \\*heading\\*  \n\\- not a point  \n1\\. nor this\n\nlast\n\n- **a\\_b:** \\[link\\](x)\n"
    )
