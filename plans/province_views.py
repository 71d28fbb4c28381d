"""Nhiệm vụ đã giao: what the offices below have answered."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from directives.views import visible_directive
from officials.http import OfficialRequest
from officials.lists import page_of
from plans.models import FIRST_YEAR, LAST_YEAR
from plans.province import Cell, given_by, givers_of, matrix_of, may_look
from vietnamese.dates import today
from workflow.verdicts import demand

NEWEST_FIRST = ("-issued_on", "-pk")


@require_GET
def given_duties(request: OfficialRequest) -> HttpResponse:
    """The directives whose duties my offices have given."""
    rows = given_by(request.user).for_list()
    page = page_of(rows, order=NEWEST_FIRST, after=request.GET.get("sau"))
    return render(request, "plans/given_duties.html", {"page": page})


@require_GET
def duty_matrix(request: OfficialRequest, pk: int) -> HttpResponse:
    directive = visible_directive(request, pk)
    demand(may_look(directive, request.user))
    year = _year(request)
    matrix = matrix_of(directive, givers=givers_of(directive, request.user), year=year)
    has_recurring = any(duty.recurrence for duty in matrix.duties)
    context = {"matrix": matrix, "year": year, "has_recurring": has_recurring, "cells": Cell}
    return render(request, "plans/duty_matrix.html", context)


def _year(request: OfficialRequest) -> int:
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else today().year
    return min(max(year, FIRST_YEAR), LAST_YEAR)
