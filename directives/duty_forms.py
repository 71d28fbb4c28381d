"""The form of a duty: what, for whom, with whom, until when."""

from collections.abc import Iterator, Mapping
from typing import Any

from django import forms
from django.db.models import Q

from directives.models import Duty
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DAY, DayField
from localities.kinds import Level
from officials.models import Organization

NOBODY_HERE = ("", "Nơi không có trong chương trình (chỉ ghi tên)")
Kind = Organization.Kind
OF_A_KIND = (
    (Kind.PEOPLES_COMMITTEE, Level.COMMUNE, "Tất cả UBND cấp xã"),
    (Kind.POLICE, Level.COMMUNE, "Tất cả Công an cấp xã"),
    (Kind.MILITARY_COMMAND, Level.COMMUNE, "Tất cả Ban Chỉ huy quân sự cấp xã"),
    (Kind.FATHERLAND_FRONT, Level.COMMUNE, "Tất cả Mặt trận Tổ quốc cấp xã"),
    (Kind.PEOPLES_COMMITTEE, Level.DISTRICT, "Tất cả UBND cấp huyện (đến hết 30/6/2025)"),
)


class DutyForm(PointingForm, forms.ModelForm[Duty]):
    """`reach` says whom it reaches here, beside the words of the directive."""

    reach = forms.ChoiceField(
        label="Trong chương trình, nhiệm vụ này đến",
        required=False,
        help_text="Cơ quan được chọn thấy nhiệm vụ này khi nhận được văn bản.",
    )
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    field_order = [
        *("place", "what", "addressee", "reach", "addressed_on", "due_on", "recurrence"),
        *("lead", "partners", "deliverable", "report_through", "version", "confirmed"),
    ]

    class Meta:
        model = Duty
        fields = [
            *("place", "what", "addressee", "addressed_on", "due_on", "recurrence"),
            *("lead", "partners", "deliverable", "report_through"),
        ]
        field_classes = {"addressed_on": DayField, "due_on": DayField}
        widgets = {
            "what": forms.Textarea(attrs={"rows": 4}),
            "addressed_on": forms.DateInput(attrs=DAY),
            "due_on": forms.DateInput(attrs=DAY),
        }
        help_texts = {
            "place": "Ví dụ: mục 4, gạch đầu dòng thứ nhất.",
            "addressee": "Như văn bản ghi. Ví dụ: UBND các xã, phường.",
            "addressed_on": "Cơ quan nào có vào ngày này thì được giao.",
            "recurrence": "Ghi khi việc lặp lại. Ví dụ: hằng quý; thường xuyên.",
            "report_through": "Ví dụ: Công an tỉnh.",
        }

    def __init__(self, *args: Any, office: Organization, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._office = office
        self._choices = dict(_reaches(office, self.instance))
        field = self.fields["reach"]
        if isinstance(field, forms.ChoiceField):
            named = [(key, label) for key, (label, _) in self._choices.items()]
            field.choices = [NOBODY_HERE, *named]
        self.fields["reach"].initial = _key_of(self.instance)
        self.fields["version"].initial = self.instance.version

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        _, told = self._choices.get(cleaned.get("reach", ""), ("", {}))
        nobody = {"organization": None, "organization_kind": "", "level": "", "within": None}
        for name, value in {**nobody, **told}.items():
            setattr(self.instance, name, value)
        return cleaned


def _reaches(
    office: Organization, duty: Duty
) -> Iterator[tuple[str, tuple[str, Mapping[str, Any]]]]:
    """By key: the label, and the columns that say so."""
    if duty.pk and (key := _key_of(duty)):
        yield key, (_called(duty), {name: getattr(duty, name) for name in _REACH})
    province = office.unit.province
    for kind, level, label in OF_A_KIND:
        columns = {"organization_kind": kind, "level": level, "within": province}
        yield f"{kind}:{level}:{province.pk}", (f"{label} trong {province}", columns)
    for one in _addressable(office):
        yield str(one.pk), (one.name, {"organization": one})


_REACH = ("organization", "organization_kind", "level", "within")


def _key_of(duty: Duty) -> str:
    if duty.organization_id:
        return str(duty.organization_id)
    return f"{duty.organization_kind}:{duty.level}:{duty.within_id}" if duty.within_id else ""


def _called(duty: Duty) -> str:
    if duty.organization:
        return duty.organization.name
    level = Level(duty.level).label.lower()
    return f"{duty.get_organization_kind_display()} {level} trong {duty.within}"


def _addressable(office: Organization) -> Iterator[Organization]:
    """Of one's own unit and of the province; for the province every commune besides."""
    province = office.unit.province
    near = Q(unit=office.unit) | Q(unit=province)
    if office.unit == province:
        near |= Q(unit__parent=province) | Q(unit__parent__parent=province)
    yield from Organization.objects.filter(near, successor=None).order_by("name")
