"""What is typed to find something, and what is kept of it."""

from collections.abc import Iterable
from typing import Any
from urllib.parse import urlencode

from django import forms
from django.core.exceptions import ValidationError
from django.http import QueryDict

from desk.columns import COLUMNS
from desk.models import NAME_LENGTH, QUESTION_LENGTH
from desk.searching import Question
from desk.things import Thing
from directives.states import STILL
from directives.validity import State
from documents.drafts.forms import PointingForm
from vietnamese.dates import short, today

MOST_WORDS = 300
DAY = {"inputmode": "numeric", "autocomplete": "off", "placeholder": "ngày/tháng/năm"}
_STILL = "con"
_STATES = {
    _STILL: STILL,
    "chua-ban-hanh": {State.NOT_ISSUED},
    "chua-hieu-luc": {State.NOT_IN_FORCE},
    "nguyen-ven": {State.IN_FORCE},
    "da-sua-doi": {State.AMENDED},
    "het-mot-phan": {State.PARTLY_OUT},
    "het": {State.OUT},
}
_STATE_CHOICES = [
    ("", "Không lọc"),
    (_STILL, "còn hiệu lực, toàn bộ hay một phần"),
    *((key, next(iter(states)).title) for key, states in _STATES.items() if key != _STILL),
]
_THINGS = {
    "van-ban": Thing.DIRECTIVE,
    "ke-hoach": Thing.PLAN,
    "nhiem-vu": Thing.DUTY,
}
_NAMES = {
    "words": "q",
    "things": "loai",
    "issuer": "co-quan",
    "since": "tu",
    "until": "den",
    "state": "hieu-luc",
    "on": "ngay",
}


class SearchForm(forms.Form):
    """The question as it stands in the address; nothing in it is required."""

    words = forms.CharField(label="Tìm", max_length=MOST_WORDS, required=False)
    things = forms.MultipleChoiceField(
        label="Loại",
        choices=[(key, thing.title) for key, thing in _THINGS.items()],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    issuer = forms.CharField(label="Cơ quan ban hành", max_length=200, required=False)
    since = forms.DateField(
        label="Ban hành từ ngày", widget=forms.DateInput(attrs=DAY), required=False
    )
    until = forms.DateField(label="đến ngày", widget=forms.DateInput(attrs=DAY), required=False)
    state = forms.ChoiceField(label="Hiệu lực", choices=_STATE_CHOICES, required=False)
    on = forms.DateField(label="vào ngày", widget=forms.DateInput(attrs=DAY), required=False)

    def add_prefix(self, field_name: str) -> str:
        return _NAMES.get(field_name, field_name)

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        since, until = cleaned.get("since"), cleaned.get("until")
        if since and until and until < since:
            self.add_error("until", "Ngày cuối không được trước ngày đầu.")
        return cleaned

    @property
    def question(self) -> Question:
        """Of a valid form."""
        given = self.cleaned_data
        return Question(
            words=given["words"],
            issuer=given["issuer"],
            since=given["since"],
            until=given["until"],
            states=frozenset(_STATES.get(given["state"], ())),
            on=given["on"] or today(),
            things=frozenset(_THINGS[key] for key in given["things"]) or frozenset(Thing),
        )

    @property
    def address(self) -> str:
        """What stands behind the question mark, without what was left empty."""
        given = ((_NAMES[name], self.cleaned_data[name]) for name in _NAMES)
        return urlencode([(name, text) for name, value in given for text in _texts(value)])

    @property
    def is_narrowed(self) -> bool:
        """Whether more than words was asked for."""
        return any(self.cleaned_data[name] for name in _NAMES if name != "words")


class QuestionField(forms.CharField):
    """A question as it stands in an address; what asks nothing is refused."""

    widget = forms.HiddenInput

    def __init__(self, **kwargs: Any) -> None:
        super().__init__(max_length=QUESTION_LENGTH, **kwargs)

    def clean(self, value: Any) -> str:
        form = SearchForm(QueryDict(super().clean(value)))
        if not form.is_valid() or not (form.address or not self.required):
            raise ValidationError("Điều kiện tìm không đọc được. Hãy tìm lại rồi lưu.")
        return form.address


class SaveForm(PointingForm):
    """Keeps a question under a name; both are looked at for personal data first."""

    name = forms.CharField(label="Lưu cách tìm này với tên", max_length=NAME_LENGTH)
    question = QuestionField()
    field_order = ["name", "question", "confirmed"]

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        yield cleaned.get("name", "")
        yield QueryDict(cleaned.get("question", "")).get(_NAMES["words"]) or ""


class ColumnsForm(forms.Form):
    columns = forms.MultipleChoiceField(
        label="Các cột",
        choices=[(column.key, column.heading) for column in COLUMNS],
        widget=forms.CheckboxSelectMultiple,
        required=False,
    )
    question = QuestionField(required=False)


def _texts(value: Any) -> Iterable[str]:
    if isinstance(value, str):
        return (value,) if value else ()
    if isinstance(value, list):
        return value
    return (short(value),) if value else ()
