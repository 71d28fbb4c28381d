"""The way into every administration page: strangers find nothing, members are told why not."""

from collections.abc import Callable
from functools import wraps
from typing import Any, Concatenate, ParamSpec, TypeVar, cast

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.http import HttpResponse
from django.shortcuts import get_object_or_404

from officials.administering import StaleError
from officials.http import OfficialRequest
from officials.models import Appointment, Letterhead, Official
from officials.permissions import NOT_ADMINISTRATOR

P = ParamSpec("P")
Row = TypeVar("Row", Official, Appointment, Letterhead)
View = Callable[Concatenate[OfficialRequest, P], HttpResponse]


def administrators_only(view: View[P]) -> View[P]:
    """For pages that are about no row in particular."""

    @wraps(view)
    def guarded(request: OfficialRequest, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if not request.user.administered_organization_ids:
            raise PermissionDenied(NOT_ADMINISTRATOR)
        return view(request, *args, **kwargs)

    return cast("View[P]", guarded)


def administered(model: type[Row], request: OfficialRequest, pk: int) -> Row:
    """The row, for its administrator; 404 to strangers, 403 to everyone else who may see it."""
    rows: Any = model._default_manager
    row: Row = get_object_or_404(rows.visible_to(request.user), pk=pk)
    if not rows.administered_by(request.user).filter(pk=pk).exists():
        raise PermissionDenied(NOT_ADMINISTRATOR)
    return row


def carried_out(form: forms.BaseForm, verb: Callable[[], None]) -> bool:
    """Run a verb; what it objects to is shown in the form, with all that was typed."""
    try:
        verb()
    except ValidationError as objection:
        form.add_error(None, objection)
        if isinstance(objection, StaleError):
            _take_up(form, objection.version)
        return False
    return True


def _take_up(form: forms.BaseForm, version: int) -> None:
    """Saving once more is then a decision made in knowledge of the other's change."""
    form.data = {**form.data.dict(), "version": str(version)}  # type: ignore[attr-defined]


def typed_columns(form: forms.ModelForm[Any]) -> list[str]:
    """The columns the form may change."""
    return [name for name in form._meta.fields or () if not form.fields[name].disabled]


def row_version(row: Official | Letterhead) -> dict[str, int]:
    return {"version": row.version}
