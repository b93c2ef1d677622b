"""The catalogue: both its files agree, every text of the code has its Finnish, and none is translated too early.

`pytest tests/test_locale.py --redraw` brings the .po up to date with the code, new texts empty, and compiles the .mo.
"""

import ast
import gettext
import re
from io import BytesIO
from pathlib import Path

import pytest
from babel.messages.catalog import Catalog
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import toi_tui

PACKAGE = Path(toi_tui.__file__).parent
FOLDER = PACKAGE / "locale" / "fi" / "LC_MESSAGES"
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


def bring_up_to_date():
    """Write the .po anew: the texts of the code in their order, with the Finnish they have; and the .mo of it."""
    po = FOLDER / "toi_tui.po"
    with po.open("rb") as file:
        old = {message.id: message.string for message in read_po(file, locale="fi")}
    catalogue = Catalog("fi", project="toi_tui", header_comment="# The Finnish of toi_tui.", fuzzy=False)
    for text in set().union(*(texts_of(path).marked for path in MODULES)):
        catalogue.add(text, old.get(text, ""))
    with BytesIO() as file:
        write_po(file, catalogue, sort_output=True, width=100, no_location=True)
        lines = [line for line in file.getvalue().splitlines(keepends=True) if not line.startswith(DATED)]
    po.write_bytes(b"".join(lines))
    with po.open("rb") as file, (FOLDER / "toi_tui.mo").open("wb") as compiled:
        write_mo(compiled, read_po(file, locale="fi"))


@pytest.fixture(scope="module")
def finnish(pytestconfig):
    """The Finnish of the .po: msgid, or pair of them, to text or texts."""
    if pytestconfig.option.redraw:
        bring_up_to_date()
    with (FOLDER / "toi_tui.po").open("rb") as file:
        catalogue = read_po(file, locale="fi", abort_invalid=True)
    return {message.id: message.string for message in catalogue if message.id}


def test_every_text_of_the_code_has_its_finnish_and_no_other_is_kept(finnish):
    marked = set().union(*(texts_of(path).marked for path in MODULES))
    singular = {id[0] for id in finnish if isinstance(id, tuple)}  # gettext takes it for the text alone, too
    assert sorted(map(str, marked - finnish.keys() - singular)) == []
    assert sorted(map(str, finnish.keys() - marked)) == []
    assert [id for id, text in finnish.items() if not text or not all(text)] == []


def test_both_files_of_the_catalogue_agree(finnish):
    with (FOLDER / "toi_tui.mo").open("rb") as file:
        compiled = gettext.GNUTranslations(file)
    for id, text in finnish.items():
        if isinstance(id, tuple):
            assert (compiled.ngettext(*id, 1), compiled.ngettext(*id, 2)) == text
        else:
            assert compiled.gettext(id) == text


def test_the_finnish_has_the_same_placeholders(finnish):
    wrong = []
    for id, text in finnish.items():
        ids, texts = (id, text) if isinstance(id, tuple) else ((id,), (text,))
        expected = set().union(*({found[0] for found in NAMED.finditer(each)} for each in ids))
        wrong += [each for each in texts if {found[0] for found in NAMED.finditer(each)} != expected]
    assert wrong == []


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_no_text_is_translated_while_a_module_is_imported_or_hidden_in_an_f_string(path):
    found = texts_of(path)
    assert (found.early, found.hidden) == ([], [])
