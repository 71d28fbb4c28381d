"""The figures of a draft: names to pick, taking anew, marks in the place of what was typed."""

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from documents import homes
from documents.drafts.drafting import StaleError
from documents.drafts.edit_views import editable_document
from documents.models import Document, Revision
from households.figures import taking, writing
from households.figures.forms import DayForm
from households.figures.listing import sections
from households.figures.standing import Standing
from households.figures.taking import Day, NothingToTakeError
from households.figures.ward import ward_of
from households.figures.writing import GoneError
from households.permissions import may_see_figures
from officials import acting
from officials.http import OfficialRequest
from vietnamese.dates import today
from workflow.verdicts import demand

STALE = "Chưa làm gì: {who} vừa lưu văn bản này. Đây là bản mới; hãy xem lại rồi bấm lần nữa."
GONE = "Chưa làm gì: chỗ được chỉ ra không còn như khi mở trang. Đây là bản hiện nay."
NOTHING = "Không có số liệu nào khác với số văn bản đang ghi."
WRONG_DAY = "Chưa lấy số: hãy ghi ngày như 31/12/2025, không sau hôm nay."
TAKEN = "Đã lấy số liệu mới (lần lưu {number})."
PUT = "Đã thay số gõ tay bằng số liệu (lần lưu {number})."
OPENED = "Đã đặt đoạn mở đầu từ số liệu (lần lưu {number})."


@require_GET
def figure_names(request: OfficialRequest) -> HttpResponse:
    """Every name a text of the ward may hold, with its value on a day."""
    organization = acting.organization(request)
    if organization is None:
        raise Http404
    demand(may_see_figures(request.user, organization))
    form = DayForm({"day": request.GET.get("ngay", "")})
    on = (form.cleaned_data["day"] if form.is_valid() else None) or today()
    context = {
        "office": organization,
        "form": form,
        "on": on,
        "sections": sections(ward_of(organization, on=on)),
    }
    return render(request, "households/figures/names.html", context)


@require_GET
def figures_of_draft(request: OfficialRequest, pk: int) -> HttpResponse:
    """The names to pick from while typing; without a script a page to copy a mark from."""
    document = editable_document(request, pk)
    standing = Standing(document.current)
    context = {
        "document": document,
        "home": homes.page_of(document),
        "standing": standing,
        "sections": sections(standing.ward),
    }
    template = "_choices.html" if request.htmx else "choices.html"
    return render(request, f"households/figures/{template}", context)


@require_POST
def take(request: OfficialRequest, pk: int) -> HttpResponse:
    """Lấy số mới: one figure, or all of the draft."""
    document = editable_document(request, pk)
    names = request.POST.getlist("ten")
    day = taking.day_of(document.current)
    return _take(request, document, names, day)


@require_POST
def take_as_of(request: OfficialRequest, pk: int) -> HttpResponse:
    """All figures anew, as of the day chosen; of the paper's own where none is."""
    document = editable_document(request, pk)
    form = DayForm(request.POST)
    if not form.is_valid():
        messages.error(request, WRONG_DAY)
        return redirect(homes.page_of(document))
    chosen = form.cleaned_data["day"]
    day = Day(chosen, is_chosen=True) if chosen else taking.own_day(document.current)
    return _take(request, document, [], day)


def _take(request: OfficialRequest, document: Document, names: list[str], day: Day) -> HttpResponse:
    def step(base: int) -> Revision:
        return taking.take_anew(document, names=names, day=day, base=base, by=request.user)

    return _done(request, document, step, said=TAKEN)


@require_POST
def put(request: OfficialRequest, pk: int) -> HttpResponse:
    """Marks in the place of the numbers that were ticked."""
    document = editable_document(request, pk)
    ids = request.POST.getlist("cho")

    def step(base: int) -> Revision:
        return writing.put(document, ids, base=base, by=request.user)

    return _done(request, document, step, said=PUT)


@require_POST
def put_opening(request: OfficialRequest, pk: int) -> HttpResponse:
    document = editable_document(request, pk)
    instead = request.POST.get("cach") == "thay"

    def step(base: int) -> Revision:
        return writing.put_opening(document, instead=instead, base=base, by=request.user)

    return _done(request, document, step, said=OPENED)


def _done(
    request: OfficialRequest, document: Document, step: Callable[[int], Revision], *, said: str
) -> HttpResponse:
    """Do it on the save that was looked at, and say what came of it on the page of the paper."""
    base = request.POST.get("base", "")
    try:
        saved = step(int(base) if base.isdecimal() else 0)
    except StaleError as stale:
        messages.error(request, STALE.format(who=stale.current.saved_by))
    except GoneError:
        messages.warning(request, GONE)
    except NothingToTakeError:
        messages.info(request, NOTHING)
    else:
        messages.success(request, said.format(number=saved.number))
    return redirect(f"{homes.page_of(document)}#so-lieu")
