"""Whose rows a page is about, and who gets past: nothing is read before both are settled."""

from collections.abc import Callable
from functools import wraps

from django.http import Http404, HttpResponse
from django.views.decorators.cache import never_cache

from households.permissions import keeps_figures
from households.rows.permissions import may_see_rows, serves
from officials import acting
from officials.http import OfficialRequest
from officials.models import Organization
from workflow.verdicts import demand

View = Callable[..., HttpResponse]


def acting_office(request: OfficialRequest) -> Organization:
    """The People's Committee of the ward in which, or in a department of which, they act.

    To everybody else, the police and the province among them, there is no such page.
    """
    acting_in = acting.organization(request)
    office = acting_in.parent if acting_in and acting_in.parent else acting_in
    if office is None or not keeps_figures(office) or not serves(request.user, office):
        raise Http404
    return office


def of_the_office(view: View) -> View:
    """Hands the office to the view, and keeps the page out of every cache."""

    @never_cache
    @wraps(view)
    def answered(request: OfficialRequest, **arguments: object) -> HttpResponse:
        return view(request, acting_office(request), **arguments)

    return answered


def open_to_readers(view: View) -> View:
    """Only to the named posts, under a decision in force: 403 with the reason to colleagues."""

    @of_the_office
    @wraps(view)
    def answered(
        request: OfficialRequest, office: Organization, **arguments: object
    ) -> HttpResponse:
        demand(may_see_rows(request.user, office))
        return view(request, office, **arguments)

    return answered
