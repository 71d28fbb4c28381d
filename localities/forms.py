"""Forms for the residential groups of one unit; what they return goes to `localities.grouping`."""

from collections.abc import Iterator, Sequence
from typing import Any

from django import forms

from localities.fields import natural_key, one_line
from localities.grouping import Naming
from localities.models import AdministrativeUnit, ResidentialGroup
from vietnamese.dates import today

NAME_HELP = "Tên đầy đủ, ví dụ: Khối 2."


class NamingForm(forms.Form):
    name = forms.CharField(label="Tên", max_length=100, help_text=NAME_HELP)
    kind = forms.ChoiceField(
        label="Loại hình",
        required=False,
        choices=[("", "Theo tên"), *ResidentialGroup.Kind.choices],
    )

    @property
    def naming(self) -> Naming:
        name, kind = one_line(self.cleaned_data["name"]), self.cleaned_data["kind"]
        return Naming(name, ResidentialGroup.Kind(kind)) if kind else Naming.of(name)


class AddGroupForm(NamingForm):
    valid_from = forms.DateField(
        label="Từ ngày", required=False, help_text="Để trống nếu không rõ."
    )


class CorrectGroupForm(NamingForm):
    def __init__(self, *args: Any, group: ResidentialGroup, **options: Any) -> None:
        options.setdefault("initial", {"name": group.name, "kind": group.kind})
        super().__init__(*args, **options)


class RenameGroupForm(NamingForm):
    on = forms.DateField(label="Mang tên mới từ ngày")


class EndGroupForm(forms.Form):
    last_day = forms.DateField(label="Đến hết ngày")


class MergeGroupsForm(NamingForm):
    on = forms.DateField(label="Nhập từ ngày")

    def __init__(self, *args: Any, unit: AdministrativeUnit, **options: Any) -> None:
        super().__init__(*args, **options)
        self.fields["groups"] = forms.ModelMultipleChoiceField(
            ResidentialGroup.objects.filter(unit=unit).on(today()),
            label="Các khối, tổ dân phố, thôn, bản được nhập",
            widget=forms.CheckboxSelectMultiple,
        )


class SplitGroupForm(forms.Form):
    names = forms.CharField(
        label="Tên mới", widget=forms.Textarea(attrs={"rows": 4}), help_text="Mỗi dòng một tên."
    )
    on = forms.DateField(label="Tách từ ngày")

    def __init__(self, *args: Any, group: ResidentialGroup, **options: Any) -> None:
        super().__init__(*args, **options)
        self.kind = ResidentialGroup.Kind(group.kind)

    @property
    def namings(self) -> Sequence[Naming]:
        lines = map(one_line, self.cleaned_data["names"].splitlines())
        return [Naming.of(line, default=self.kind) for line in lines if line]


class TakeOverForm(forms.Form):
    """Which groups of the units before it a unit takes over, wholly or in part, and as what."""

    WHOLE, PART = "toan-bo", "mot-phan"

    def __init__(
        self, *args: Any, groups: Sequence[ResidentialGroup], cut: frozenset[int], **options: Any
    ) -> None:
        """`cut`: keys of the units before it that were divided, whose groups may be too."""
        super().__init__(*args, **options)
        self.groups = groups
        for group in groups:
            of_part = [(self.PART, "Nhận một phần")] if group.unit_id in cut else []
            self.fields[f"take_{group.pk}"] = forms.ChoiceField(
                label="Cách nhận",
                required=False,
                choices=[("", "Không nhận"), (self.WHOLE, "Nhận toàn bộ"), *of_part],
                initial="" if of_part else self.WHOLE,
            )
            self.fields[f"name_{group.pk}"] = forms.CharField(
                label="Tên từ nay",
                max_length=100,
                initial=group.name,
            )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        named: dict[str, ResidentialGroup] = {}
        for group in self.groups:
            if not cleaned.get(f"take_{group.pk}"):
                continue
            other = named.setdefault(natural_key(cleaned.get(f"name_{group.pk}", "")), group)
            if other != group:
                told = f"Trùng tên với {other}, {other.unit.running_name}: hãy đặt tên khác."
                self.add_error(f"name_{group.pk}", told)
        return cleaned

    def lines(self) -> Iterator[tuple[ResidentialGroup, forms.BoundField, forms.BoundField]]:
        for group in self.groups:
            yield group, self[f"take_{group.pk}"], self[f"name_{group.pk}"]

    @property
    def taken(self) -> Sequence[tuple[ResidentialGroup, Naming, bool]]:
        """The groups taken, each with its name from now on and whether it comes in part."""
        return [
            (
                group,
                Naming.of(
                    one_line(self.cleaned_data[f"name_{group.pk}"]),
                    default=ResidentialGroup.Kind(group.kind),
                ),
                how == self.PART,
            )
            for group in self.groups
            if (how := self.cleaned_data[f"take_{group.pk}"])
        ]
