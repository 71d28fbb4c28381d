"""Beside a part of a plan: the duties it answers, one click away."""

from collections.abc import Iterable, Mapping

from django.template.loader import get_template
from django.utils.safestring import SafeString, mark_safe

from plans.coverage import Line, Sheaf
from plans.models import Plan


def beside_pieces(plan: Plan, sheaves: Iterable[Sheaf]) -> Mapping[str, SafeString]:
    """By the key of the piece."""
    answered: dict[str, list[tuple[Sheaf, Line]]] = {}
    for sheaf in sheaves:
        for line in sheaf.lines:
            for key in {given.piece.key for given in line.here if given.piece}:
                answered.setdefault(key, []).append((sheaf, line))
    mark = get_template("plans/_duty_marks.html")
    return {
        key: mark_safe(mark.render({"plan": plan, "answered": told}))
        for key, told in answered.items()
    }
