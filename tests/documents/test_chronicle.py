"""The history of a paper on its page: every verb that the code records has words of its own."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from documents.chronicle import UNNAMED, words_of
from documents.lifecycle import LIFECYCLE
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
