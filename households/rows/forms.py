"""The chair's decisions on rows, and what happens to one row, as they are typed."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.forms import BoundField

from documents.drafts.forms import LinesField, PointingForm, SignerField
from documents.numbers.forms import DayField
from households.models import SENTENCE_LENGTH, EthnicGroup, Household
from households.rows import serials
from households.rows.checking import MOST_PERSONS
from households.rows.content import Content, Event, Members
from households.rows.switching import posts_to_name
from localities.models import ResidentialGroup
from officials.models import Appointment, Organization
from vietnamese.dates import today

LINES, MORE_LINES, MOST_LINES = 3, 3, 54
COUNT = {"inputmode": "numeric", "autocomplete": "off", "class": "form-control"}
BEGINNINGS = [(event.value, event.label) for event in (Event.FOUND, Event.ARRIVED)]


class PostsField(forms.ModelMultipleChoiceField[Appointment]):
    def label_from_instance(self, appointment: Any) -> str:
        return f"{appointment.official.full_name} - {appointment.title}"


class SwitchOnForm(PointingForm):
    purpose = forms.CharField(
        label="Mục đích theo dõi từng hộ",
        max_length=SENTENCE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="Nêu việc cụ thể cần đến từng hộ mà số cộng theo khối không đủ.",
    )
    valid_from = DayField(label="Từ ngày", initial=today)
    ends_on = DayField(
        label="Đến hết ngày",
        help_text="Không quá hai năm. Hết ngày này không ai xem được dòng hộ nữa.",
    )
    readers = PostsField(
        label="Giao cho các chức vụ được xem và ghi",
        queryset=Appointment.objects.none(),
        widget=forms.CheckboxSelectMultiple,
        help_text="Chỉ người của Ủy ban nhân dân; người giữ chức vụ ở công an không có trong danh "
        "sách. Có thể giao thêm hoặc thôi giao về sau.",
    )

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["readers"].queryset = posts_to_name(organization)  # type: ignore[attr-defined]

    @property
    def decided(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in _DECIDED}


_DECIDED = ("purpose", "valid_from", "ends_on", "readers")


class SwitchOffForm(PointingForm):
    reason = forms.CharField(label="Lý do tắt", max_length=SENTENCE_LENGTH)


class ReaderForm(forms.Form):
    post = SignerField(label="Chức vụ", queryset=Appointment.objects.none())

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["post"].queryset = posts_to_name(organization)  # type: ignore[attr-defined]


class DayForm(forms.Form):
    """What happened when, upon which state somebody looked."""

    from_day = DayField(label="Từ ngày", initial=today)
    base = forms.IntegerField(widget=forms.HiddenInput, required=False)


class ContentForm(DayForm):
    """What a row says: where, head's ethnic group, and a line for each ethnic group in it."""

    group = forms.ModelChoiceField(
        label="Khối, tổ, thôn, bản", queryset=ResidentialGroup.objects.none(), empty_label="Chọn"
    )
    head = forms.ChoiceField(
        label="Dân tộc của chủ hộ", help_text="Hộ được tính theo dân tộc của chủ hộ."
    )

    def __init__(
        self,
        *args: Any,
        groups: Iterable[ResidentialGroup],
        says: Content | None = None,
        lines: int = LINES,
        **kwargs: Any,
    ) -> None:
        kwargs["initial"] = {**(_initial(says) if says else {}), **kwargs.get("initial", {})}
        super().__init__(*args, **kwargs)
        self.lines = min(max(lines, len(says.members) + 1 if says else 0), MOST_LINES)
        self.fields["group"].queryset = groups  # type: ignore[attr-defined]
        names = EthnicGroup.objects.values_list("pk", "name")
        choices = [("", "Chọn"), *names]
        self.fields["head"].choices = choices  # type: ignore[attr-defined]
        for number in range(1, self.lines + 1):
            self.fields.update(_line(number, choices))

    @property
    def members_lines(self) -> Iterator[tuple[BoundField, BoundField, BoundField]]:
        for number in range(1, self.lines + 1):
            yield self[f"code_{number}"], self[f"persons_{number}"], self[f"women_{number}"]

    @property
    def plain_fields(self) -> list[BoundField]:
        return [one for one in self.visible_fields() if not one.name.startswith(_LINE_FIELDS)]

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        members: dict[str, Members] = {}
        for number in range(1, self.lines + 1):
            self._read_line(number, cleaned, members)
        if not members and not self.errors:
            self.add_error("code_1", "Ghi ít nhất một dân tộc với số khẩu.")
        cleaned["members"] = members
        return cleaned

    def content(self) -> Content:
        given = self.cleaned_data
        return Content(given["group"].pk, given["head"], given["members"])

    def _read_line(
        self, number: int, cleaned: Mapping[str, Any], members: dict[str, Members]
    ) -> None:
        code, persons, women = (cleaned.get(f"{name}_{number}") for name in _LINE)
        if not code and persons is None and women is None:
            return
        if not code:
            self._object(f"code_{number}", "Chọn dân tộc của dòng này.")
        elif code in members:
            self._object(f"code_{number}", "Dân tộc này đã có ở dòng trên; hãy cộng vào một dòng.")
        elif persons is None:
            self._object(f"persons_{number}", "Ghi số khẩu.")
        elif women is not None and women > persons:
            self._object(f"women_{number}", "Số nữ không được lớn hơn số khẩu.")
        else:
            members[code] = Members(persons, women)

    def _object(self, field: str, reason: str) -> None:
        if field not in self.errors:
            self.add_error(field, reason)


_LINE = ("code", "persons", "women")
_LINE_FIELDS = tuple(f"{name}_" for name in _LINE)


def _line(number: int, choices: Sequence[tuple[str, str]]) -> dict[str, forms.Field]:
    def count(label: str, least: int) -> forms.IntegerField:
        return forms.IntegerField(
            label=f"{label}, dòng {number}",
            required=False,
            min_value=least,
            max_value=MOST_PERSONS,
            widget=forms.TextInput(attrs=COUNT),
            error_messages={"invalid": "Ghi số khẩu bằng chữ số, ví dụ 3."},
        )

    return {
        f"code_{number}": forms.ChoiceField(
            label=f"Dân tộc, dòng {number}",
            required=False,
            choices=choices,
            widget=forms.Select(attrs={"class": "form-select"}),
        ),
        f"persons_{number}": count("Số khẩu", 1),
        f"women_{number}": count("Trong đó nữ", 0),
    }


def _initial(says: Content) -> dict[str, object]:
    found: dict[str, object] = {"group": says.group, "head": says.head}
    for number, (code, members) in enumerate(sorted(says.members.items()), start=1):
        found |= {
            f"code_{number}": code,
            f"persons_{number}": members.persons,
            f"women_{number}": members.women,
        }
    return found


class NewRowForm(ContentForm):
    event = forms.ChoiceField(label="Việc", choices=BEGINNINGS, widget=forms.RadioSelect)
    field_order = ("event", "from_day", "group", "head")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"initial": {"event": Event.ARRIVED.value}, **kwargs})


class SplitForm(ContentForm):
    """The part that leaves; the rest follows from it."""

    rest_head = forms.ChoiceField(label="Dân tộc của chủ hộ cũ (phần ở lại)")

    def __init__(self, *args: Any, head: str, members: Iterable[str], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        names = EthnicGroup.objects.filter(pk__in=list(members)).values_list("pk", "name")
        self.fields["rest_head"].choices = list(names)  # type: ignore[attr-defined]
        self.fields["rest_head"].initial = head
        self.fields["head"].label = "Dân tộc của chủ hộ mới (phần tách ra)"


class MergeForm(DayForm):
    """The rows that go into this one, by their serials."""

    others = LinesField(
        label="Số phiếu của các hộ nhập vào", rows=3, help_text="Mỗi số phiếu một dòng."
    )
    head = forms.ChoiceField(label="Dân tộc của chủ hộ sau khi nhập")

    field_order = ("others", "head", "from_day")

    def __init__(self, *args: Any, organization: Organization, head: str, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.organization = organization
        names = EthnicGroup.objects.values_list("pk", "name")
        self.fields["head"].choices = list(names)  # type: ignore[attr-defined]
        self.fields["head"].initial = head

    def clean_others(self) -> list[Household]:
        typed = [serials.read(line) for line in self.cleaned_data["others"]]
        rows = Household.objects.of(self.organization).filter(serial__in=typed)
        found = {row.serial: row for row in rows}
        if not typed:
            raise ValidationError("Ghi ít nhất một số phiếu.")
        if missing := [serial for serial in typed if serial not in found]:
            raise ValidationError(f"Không có dòng hộ mang số phiếu {', '.join(missing[:5])}.")
        return list(found.values())
