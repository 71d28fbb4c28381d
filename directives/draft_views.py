"""The doctor's buttons beside a draft, and what it says of a part while that is being typed."""

from django.contrib import messages
from django.core.exceptions import ValidationError
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from directives import drafts
from directives.draft_asides import told
from directives.drafts import GoneError
from documents import homes
from documents.drafts import parts
from documents.drafts.drafting import StaleError
from documents.drafts.edit_views import editable_document, opened
from officials.http import OfficialRequest

STALE = "Chưa sửa gì: {who} vừa lưu văn bản này. Đây là bản mới; hãy xem lại rồi bấm lần nữa."
GONE = "Chưa sửa gì: chỗ được chỉ ra không còn như khi mở trang. Đây là bản hiện nay."


@require_GET
def examine(request: OfficialRequest, pk: int) -> HttpResponse:
    """What the doctor says of a draft: the panel of a long one's page, without a script a page."""
    document = editable_document(request, pk)
    context = {
        "document": document,
        "home": homes.page_of(document),
        "aside": told(document, document.current),
    }
    template = "directives/draft/_told.html" if request.htmx else "directives/draft/told.html"
    return render(request, template, context)


@require_POST
def mend(request: OfficialRequest, pk: int) -> HttpResponse:
    """Sửa theo gợi ý: the words proposed put in, as a save on the revision that was looked at."""
    document = editable_document(request, pk)
    base = request.POST.get("base", "")
    at = ""
    try:
        saved, at = drafts.mend(
            document,
            request.POST.get("finding", ""),
            base=int(base) if base.isdecimal() else 0,
            by=request.user,
        )
    except StaleError as stale:
        messages.error(request, STALE.format(who=stale.current.saved_by))
    except GoneError:
        messages.warning(request, GONE)
    except ValidationError as error:
        messages.error(request, " ".join(error.messages))
    else:
        messages.success(request, f"Đã sửa theo gợi ý (lần lưu {saved.number}).")
    return redirect(homes.piece_of(document, at) if at else homes.page_of(document))


@require_POST
def pointed(request: OfficialRequest, pk: int, key: str) -> HttpResponse:
    """What is to be said of a part as typed; nothing is saved."""
    document = editable_document(request, pk)
    revision = opened(document, request)
    part = parts.find(revision, key)
    if part is None:
        raise Http404
    found = drafts.pointed_at_part(document, revision, part, request.POST.get("text", ""))
    return render(request, "directives/draft/_typed.html", {"found": found})
