"""The queue of the reviewing office."""

from django.http import HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_GET

from officials.http import OfficialRequest
from officials.lists import page_of
from reports.review.queue import ORDER, PILES, Filter, listed, periods_of, regimes_of, reviewed_by


@require_GET
def queue(request: OfficialRequest) -> HttpResponse:
    asked = Filter.of(request)
    pile = reviewed_by(request.user).filter(state__in=PILES[asked.pile][1])
    context = {
        "asked": asked,
        "piles": [(word, title) for word, (title, _) in PILES.items()],
        "regimes": regimes_of(pile),
        "periods": periods_of(pile),
        "page": page_of(
            listed(asked.rows(request.user)), order=ORDER, after=request.GET.get("sau")
        ),
    }
    return render(request, "reports/review/queue.html", context)
