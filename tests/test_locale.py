"""The catalogues: both files of each agree, every text of the code is translated, and none is translated too early.

`pytest tests/test_locale.py --redraw` brings each .po up to date with the code, new texts empty, and compiles the .mo;
for a language of the table that has none it begins one.
"""

import ast
import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel import Locale
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import toi_tui
from toi_tui.locale.languages import LANGUAGES, SOURCE

PACKAGE = Path(toi_tui.__file__).parent
CODES = [code for code in LANGUAGES if code != SOURCE]
MODULES = sorted(PACKAGE.rglob("*.py"))
NAMED = re.compile(r"\{(\w*)[^}]*\}|%\(\w+\)[srd]|%[srd]")

DATED = (b'"POT-', b'"PO-', b'"Generated-By', b'"Last-Translator', b'"Report-Msgid', b'"Language-Team')


class Texts(ast.NodeVisitor):
    """The texts that a module marks, those it translates while it is imported, and those no extractor can see."""

    def __init__(self):
        self.marked, self.early, self.hidden = set(), [], []
        self._within, self._format = 0, 0

    def visit_FunctionDef(self, node):
        for default in (*node.args.defaults, *node.args.kw_defaults, *node.decorator_list):
            if default is not None:
                self.visit(default)
        self._within += 1
        for each in node.body:
            self.visit(each)
        self._within -= 1

    visit_AsyncFunctionDef = visit_FunctionDef  # noqa: N815 - the name that ast asks for

    def visit_Lambda(self, node):
        self._within += 1
        self.visit(node.body)
        self._within -= 1

    def visit_JoinedStr(self, node):
        self._format += 1
        self.generic_visit(node)
        self._format -= 1

    def visit_Call(self, node):
        name = node.func.id if isinstance(node.func, ast.Name) else ""
        texts = [each.value for each in node.args if isinstance(each, ast.Constant) and isinstance(each.value, str)]
        if name in {"_", "N_"} and texts:
            self.marked.add(texts[0])
        if name == "ngettext":
            self.marked.add(tuple(texts[:2]))
        if name in {"_", "ngettext"} and not self._within:
            self.early.append(node.lineno)
        if name in {"_", "N_", "ngettext"} and texts and self._format:
            self.hidden.append(node.lineno)
        self.generic_visit(node)


def texts_of(path):
    found = Texts()
    found.visit(ast.parse(path.read_text("utf-8")))
    return found


def folder(code):
    return PACKAGE / "locale" / code / "LC_MESSAGES"


def read(code):
    """What a .po says; nothing where there is none yet."""
    po = folder(code) / "toi_tui.po"
    return read_po(BytesIO(po.read_bytes() if po.exists() else b""), locale=code, abort_invalid=True)


def bring_up_to_date(code):
    """Write the .po anew: the texts of the code in their order, with the translations they have; and the .mo of it."""
    old = {message.id: message.string for message in read(code)}
    header = f"# The {Locale(code).english_name} of toi_tui."
    catalogue = Catalog(code, project="toi_tui", header_comment=header, fuzzy=False)
    for text in set().union(*(texts_of(path).marked for path in MODULES)):
        catalogue.add(text, old.get(text, ""))
    with BytesIO() as file:
        write_po(file, catalogue, sort_output=True, width=100, no_location=True)
        lines = [line for line in file.getvalue().splitlines(keepends=True) if not line.startswith(DATED)]
    folder(code).mkdir(parents=True, exist_ok=True)
    (folder(code) / "toi_tui.po").write_bytes(b"".join(lines))
    with (folder(code) / "toi_tui.mo").open("wb") as compiled:
        write_mo(compiled, read(code))


@pytest.fixture(scope="module", params=CODES)
def code(request, pytestconfig):
    """A language that has a catalogue."""
    if pytestconfig.option.redraw:
        bring_up_to_date(request.param)
    return request.param


@pytest.fixture(scope="module")
def translated(code):
    """What the .po says: msgid, or pair of them, to text or texts."""
    return {message.id: message.string for message in read(code) if message.id}


def test_every_text_of_the_code_is_translated_and_no_other_is_kept(translated):
    marked = set().union(*(texts_of(path).marked for path in MODULES))
    singular = {id[0] for id in translated if isinstance(id, tuple)}  # gettext takes it for the text alone, too
    assert sorted(map(str, marked - translated.keys() - singular)) == []
    assert sorted(map(str, translated.keys() - marked)) == []
    assert [id for id, text in translated.items() if not text or not all(text)] == []


def test_both_files_of_a_catalogue_agree(code, translated):
    with (folder(code) / "toi_tui.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for id, text in translated.items():
        if isinstance(id, tuple):
            assert (compiled.ngettext(*id, 1), compiled.ngettext(*id, 2)) == text
        else:
            assert compiled.gettext(id) == text


def test_a_translation_has_the_same_placeholders(translated):
    wrong = []
    for id, text in translated.items():
        ids, texts = (id, text) if isinstance(id, tuple) else ((id,), (text,))
        expected = set().union(*({found[0] for found in NAMED.finditer(each)} for each in ids))
        wrong += [each for each in texts if {found[0] for found in NAMED.finditer(each)} != expected]
    assert wrong == []


def test_no_sentence_of_a_translation_is_followed_by_the_next_without_a_blank(translated):
    texts = [each for text in translated.values() for each in (text if isinstance(text, tuple) else (text,))]
    glued = [each for each in texts if any(found[1].isupper() for found in re.finditer(r"[^\W\d_]\.([^\W\d_])", each))]
    assert glued == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_text_is_translated_while_a_module_is_imported_or_hidden_in_an_f_string(path):
    found = texts_of(path)
    assert (found.early, found.hidden) == ([], [])
