"""The history of a paper on its page: every verb that the code records has words of its own."""

import ast
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import pytest

from documents.chronicle import UNNAMED, words_of
from documents.deliveries import delivering
from documents.issued import copying
from documents.lifecycle import LIFECYCLE
from documents.models import Document
from documents.numbers import numbering
from history.recording import record
from officials.models import Official, Organization
from paper.copies import CopyForm
from tests.cast import signed_in
from tests.deliveries import make_clerk, make_issued, sent
from tests.lifecycle import post_of
from tests.test_house import sources, written

TREES = {path: ast.parse(path.read_text()) for path in sources() if written(path)}


def recorders() -> set[str]:
    """Functions that are told a verb: `record`, and those that pass it on."""
    return {
        node.name
        for tree in TREES.values()
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        and "verb" in {argument.arg for argument in (*node.args.args, *node.args.kwonlyargs)}
    }


def said(node: ast.AST) -> Iterator[str]:
    for part in ast.walk(node):
        if isinstance(part, ast.Constant) and isinstance(part.value, str):
            yield part.value


def recorded(tree: ast.AST, named: set[str]) -> Iterator[str]:
    """Every text handed to a recorder, or assigned to a variable `verb`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", getattr(node.func, "attr", ""))
            if name in named:
                arguments = [*node.args, *(one.value for one in node.keywords)]
                yield from (text for argument in arguments for text in said(argument))
        elif isinstance(node, ast.Assign) and "verb" in {
            getattr(target, "id", "") for target in node.targets
        }:
            yield from said(node.value)


def verbs() -> dict[str, Path]:
    """Of papers; the other apps record what is done to something else."""
    named = recorders()
    return {
        text: path
        for path, tree in TREES.items()
        for text in recorded(tree, named)
        if text.startswith("documents.") and text.removeprefix("documents.").isidentifier()
    }


def test_every_verb_that_is_recorded_has_words() -> None:
    found = verbs()
    assert {"documents.draft", "documents.keep_rendering", "documents.stop_as_secret"} <= set(found)
    names = {transition.name for transition in LIFECYCLE.transitions}
    wordless = {verb for verb in {*found, *names} if words_of(verb) == UNNAMED}
    assert wordless == set(), {verb: str(found.get(verb)) for verb in wordless}


@pytest.mark.parametrize("verb", ["documents.khong_co", ""])
def test_a_verb_of_a_later_version_is_still_shown(verb: str) -> None:
    assert words_of(verb) == "Việc khác"


def acts(document: Document, reader: Official) -> list[str]:
    """The lines of the page, the newest first: what was done, and by whom."""
    page = signed_in(reader).get(f"/van-ban/{document.pk}/lich-su/").content.decode()
    lines = re.findall(r'<span class="act-words">(.*?)</span>.*?act-who">(.*?)</div>', page, re.S)
    return [
        unescape(re.sub(r"<[^>]+>.*", "", f"{words}: {who}", flags=re.S)) for words, who in lines
    ]


@pytest.mark.django_db
def test_what_was_done_to_the_copies_and_deliveries_of_a_paper_stands_in_its_history(
    ward: Organization, province: Organization, chair: Official, clerk: Official
) -> None:
    office = make_clerk(ward, "vt.hai")
    document = make_issued(ward, office)
    other = make_clerk(province)
    delivery = sent(document, province, by=clerk)
    delivering.open_delivery(delivery, by=other)
    form = copying.Request(CopyForm.SY, post_of(chair))
    made = copying.copy(document, form, on=document.book_entries.get().issued_on, by=clerk)
    numbering.void(made.entry, reason="Ghi nhầm", by=clerk)
    shown = acts(document, clerk)
    assert shown[:5] == [
        f"Hủy số: {clerk}",
        f"Làm bản sao: {clerk}",
        f"Vào sổ văn bản lập ngoài chương trình: {clerk}",
        f"Mở văn bản được gửi đến: {province}",
        f"Gửi tới nơi nhận: {clerk}",
    ]


@pytest.mark.django_db
def test_what_was_done_to_an_original_stands_there_and_nothing_of_other_papers(
    ward: Organization, province: Organization, clerk: Official
) -> None:
    office = make_clerk(ward, "vt.hai")
    document, other = make_issued(ward, office), make_issued(ward, office)
    before = acts(other, clerk)
    original = document.originals.get()
    subject = f"documents.original:{original.pk}"
    record(ward.pk, verb="documents.khong_co", by=clerk, subject=subject)
    # The same row of another office's history is about another office.
    record(province.pk, verb="documents.khong_co", by=clerk, subject=subject)
    assert acts(document, clerk).count(f"Việc khác: {clerk}") == 1
    assert acts(other, clerk) == before
