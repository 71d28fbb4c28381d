"""The page where directives, plans and duties are found, and what an official keeps of it."""

import re
from collections.abc import Iterator

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.views.decorators.http import require_GET, require_POST

from desk import columns
from desk.columns import TITLE, Column
from desk.models import SavedSearch
from desk.results import Hit, hits
from desk.search_forms import ColumnsForm, SaveForm, SearchForm
from desk.searching import Found, Question, found
from desk.things import is_place
from officials.http import OfficialRequest, made_file
from officials.models import Official
from paper.writers import table_xlsx
from vietnamese.numerals import grouped

MOST_EXPORTED = 5000
"""Rows of a workbook; whoever needs more narrows the question."""
AT_ONCE = 500
_PLACE = re.compile(r"[0-9]{1,19}")


@require_GET
def search(request: OfficialRequest) -> HttpResponse:
    form = SearchForm(request.GET)
    asks = form.is_valid() and bool(form.address)
    shown = columns.chosen_by(request.user)
    question = form.question if asks else Question()
    page = found(question, by=request.user, after=_after(request)) if asks else Found([], None)
    context = {
        "form": form,
        "asks": asks,
        "is_narrowed": asks and form.is_narrowed,
        "page": page,
        "columns": shown,
        "rows": list(_rows(page.places, shown, question, request.user)),
        "on": question.on if question.states else None,
        "most_exported": grouped(MOST_EXPORTED),
        "saved": SavedSearch.objects.filter(official=request.user),
        **_forms(form.address if asks else "", shown),
    }
    return render(request, "desk/search.html", context)


@require_GET
def export(request: OfficialRequest) -> HttpResponse:
    """The same rows in the same columns as a workbook."""
    form = SearchForm(request.GET)
    if not (form.is_valid() and form.address):
        return redirect(_page_of(request.GET.urlencode()))
    shown = (TITLE, *columns.chosen_by(request.user))
    rows, is_cut = _exported(form.question, request.user)
    told = [[column.tell(hit) for column in shown] for hit in rows]
    count = grouped(len(rows))
    closing = f"{count} dòng đầu; còn nữa." if is_cut else f"Cộng: {count} dòng."
    printed = [column.printed for column in shown]
    file = table_xlsx.write("Kết quả tìm kiếm", printed, told, closing=closing)
    return made_file(file, "ket-qua-tim-kiem.xlsx")


@require_POST
def save(request: OfficialRequest) -> HttpResponse:
    """Keep the question under a name; the same name again replaces what it stood for."""
    form = SaveForm(request.POST)
    if not form.is_valid():
        return render(request, "desk/search_save.html", {"form": form})
    question, name = form.cleaned_data["question"], form.cleaned_data["name"]
    SavedSearch.objects.update_or_create(
        official=request.user, name=name, defaults={"question": question}
    )
    messages.success(request, f"Đã lưu cách tìm “{name}”.")
    return redirect(_page_of(question))


@require_POST
def forget(request: OfficialRequest, pk: int) -> HttpResponse:
    kept = get_object_or_404(SavedSearch, pk=pk, official=request.user)
    kept.delete()
    messages.success(request, f"Đã bỏ cách tìm “{kept.name}”.")
    return redirect("desk:search")


@require_POST
def choose_columns(request: OfficialRequest) -> HttpResponse:
    form = ColumnsForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Chưa đổi cột: có cột không đọc được.")
        return redirect("desk:search")
    columns.choose(request.user, form.cleaned_data["columns"])
    return redirect(_page_of(form.cleaned_data["question"]))


def _after(request: OfficialRequest) -> int | None:
    """The place behind which the page begins; what is none is taken for the first page."""
    asked = request.GET.get("sau", "")
    return int(asked) if _PLACE.fullmatch(asked) and is_place(int(asked)) else None


def _rows(
    places: list[int], shown: tuple[Column, ...], question: Question, official: Official
) -> Iterator[tuple[Hit, list[tuple[SafeString, str]]]]:
    openings = [(column, _opening(column), _opening(column, " found-nothing")) for column in shown]
    for hit in hits(places, by=official, on=question.on):
        told = [(column.tell(hit), full, empty) for column, full, empty in openings]
        yield hit, [(full if text else empty, text) for text, full, empty in told]


def _opening(column: Column, nothing: str = "") -> SafeString:
    """What stands before the words of a cell: the same in all rows, so made once for them all."""
    tag = '<td role="cell" class="found-{}{}"><span class="found-label">{}:</span> '
    return format_html(tag, column.key, nothing, column.heading)


def _exported(question: Question, official: Official) -> tuple[list[Hit], bool]:
    rows: list[Hit] = []
    after = None
    while len(rows) < MOST_EXPORTED:
        page = found(question, by=official, after=after, size=AT_ONCE)
        rows += hits(page.places, by=official, on=question.on)
        after = page.following
        if after is None:
            return rows, False
    return rows, True


def _forms(address: str, shown: tuple[Column, ...]) -> dict[str, object]:
    keys = [column.key for column in shown]
    return {
        "address": address,
        "save_form": SaveForm(initial={"question": address}),
        "columns_form": ColumnsForm(initial={"columns": keys, "question": address}),
    }


def _page_of(address: str) -> str:
    return f"{reverse('desk:search')}?{address}" if address else reverse("desk:search")
