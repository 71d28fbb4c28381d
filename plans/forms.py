from collections.abc import Iterable
from typing import Any

from django import forms

from documents.drafts.beginning_forms import WholeTextForm
from documents.drafts.content import Content
from documents.drafts.forms import PointingForm, SecrecyForm
from paper.kinds import Kind
from paper.readers import Received
from paper.sheet import Sheet
from plans.models import FIRST_YEAR, LAST_YEAR
from vietnamese.dates import today


class YearForm(SecrecyForm):
    """What every new plan is asked for."""

    year = forms.IntegerField(
        label="Kế hoạch của năm", min_value=FIRST_YEAR, max_value=LAST_YEAR, localize=False
    )
    field_order = ["year", "secret"]


class CarryForm(YearForm, PointingForm):
    """Asks for the year of the new plan, and points at what the earlier one holds."""

    field_order = ["year", "secret", "confirmed"]

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = content
        self.point_at(*content.words)

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return self._content.words


class TextForm(YearForm, WholeTextForm):
    """A whole plan as text, pasted or read out of a file."""

    field_order = ["text", "subject", "year", "secret", "confirmed"]

    def check(self, sheet: Sheet, cleaned: dict[str, Any]) -> None:
        super().check(sheet, cleaned)
        if sheet.kind and sheet.kind is not Kind.PLAN:
            self.add_error("text", f"Đây là {sheet.kind.title.lower()}, không phải kế hoạch.")


def year_of(received: Received) -> int:
    """The year a received paper speaks of: in its subject, else of its date, else this one."""
    for word in received.sheet.subject.split():
        if word.isdecimal() and FIRST_YEAR <= int(word) <= LAST_YEAR:
            return int(word)
    issued = received.sheet.issued
    return issued.year if issued and issued.year else today().year
