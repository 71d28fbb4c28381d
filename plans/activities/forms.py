"""What is typed of an activity, a commendation, a community model, and of their corrections."""

from collections.abc import Iterable, Iterator
from typing import Any, ClassVar, cast

from django import forms
from django.core.exceptions import ValidationError
from django.db.models import Exists, OuterRef, Q
from django.http import QueryDict

from directives.objectives.amounts import AmountField
from documents.drafts.forms import PointingForm
from documents.numbers.forms import DayField
from households.counting.forms import CountField
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from plans.activities.tracing import Correction
from plans.models import SENTENCE_LENGTH, Activity, Commendation, CommunityModel, TaskTurn
from plans.models.tasks import NAME_LENGTH
from plans.tasks.sent_files import SentFilesForm
from vietnamese.dates import short, today

MOST_OFFERED = 100
SERVED = ("turn", "amount", "unit")
NO_PERSONS = "Không ghi tên, địa chỉ của người dân, của từng hộ."


class GroupField(forms.ModelChoiceField[ResidentialGroup]):
    def label_from_instance(self, group: Any) -> str:
        return f"{group} (đến hết {short(group.valid_to)})" if group.valid_to else str(group)


class TurnField(forms.ModelChoiceField[TaskTurn]):
    def label_from_instance(self, turn: Any) -> str:
        what = turn.task.what if len(turn.task.what) <= 80 else f"{turn.task.what[:80]}…"
        return f"{what} (hạn {short(turn.due_on)})" if turn.due_on else what


class SheetForm(PointingForm):
    """A form whose less used fields, `MORE`, are folded away."""

    MORE: ClassVar[tuple[str, ...]] = ()
    MORE_TITLE: ClassVar = ""

    @property
    def first(self) -> Iterator[forms.BoundField]:
        apart = {*self.MORE, "confirmed"}
        return (field for field in self.visible_fields() if field.name not in apart)

    @property
    def more(self) -> list[forms.BoundField]:
        return [field for field in self.visible_fields() if field.name in self.MORE]

    @property
    def opens(self) -> bool:
        """Whether something stands among the fields that are folded away."""
        return any(field.errors or field.value() for field in self.more)

    def tell(self, error: ValidationError) -> None:
        """What the verb found wrong, at the field where there is one."""
        for name, told in getattr(error, "error_dict", {None: [error]}).items():
            self.add_error(name if name in self.fields else None, told)


class CorrectingForm(SheetForm):
    """Upon which version something was typed, and why."""

    version = forms.IntegerField(widget=forms.HiddenInput)
    reason = forms.CharField(label="Vì sao sửa", required=False, max_length=SENTENCE_LENGTH)
    is_forgetting = forms.BooleanField(
        label="Không lưu lại nội dung cũ",
        required=False,
        help_text="Chọn khi nội dung cũ có điều không nên ghi, như tên, số của một người.",
    )

    @property
    def correction(self) -> Correction:
        names = ("version", "reason", "is_forgetting")
        return Correction(**{name: self.cleaned_data[name] for name in names})

    def rebase(self, version: int) -> None:
        """Let the next save answer what somebody else has saved, with everything typed kept."""
        data = cast(QueryDict, self.data).copy()
        data["version"] = str(version)
        self.data = data


class ActivityForm(SheetForm, forms.ModelForm[Activity]):
    """One screen of a telephone: what, when, where, how many; the rest is folded away."""

    held_on = DayField(label="Ngày")
    group = GroupField(
        label="Khối, tổ, thôn, bản",
        queryset=ResidentialGroup.objects.none(),
        required=False,
        empty_label="Cả xã, phường hoặc nhiều nơi",
    )
    attendants = CountField(label="Số người dự")
    sessions = CountField(label="Số buổi, lượt")
    turn = TurnField(
        label="Thuộc nhiệm vụ",
        queryset=TaskTurn.objects.none(),
        required=False,
        empty_label="Không thuộc nhiệm vụ nào",
    )
    amount = AmountField(
        label="Kết quả tính vào chỉ tiêu",
        help_text="Mỗi kết quả ghi một lần: đã ghi ở đây thì không ghi lại trong báo cáo của nhiệm "
        "vụ, và ngược lại.",
    )
    MORE: ClassVar[tuple[str, ...]] = SERVED
    MORE_TITLE = "Nhiệm vụ, chỉ tiêu"

    class Meta:
        model = Activity
        fields = (
            *("kind", "held_on", "what", "group", "attendants", "sessions"),
            *("turn", "amount", "unit"),
        )
        help_texts: ClassVar = {
            "what": f"Một dòng: việc gì, ở đâu. {NO_PERSONS}",
            "unit": "Ví dụ: buổi, lượt người, vụ. Để trống thì lấy đơn vị của nhiệm vụ.",
        }

    def __init__(self, *args: Any, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        activity: Activity = self.instance
        cast(GroupField, self.fields["group"]).queryset = groups_of(activity.organization)
        turns = turns_for(by, also=activity.turn_id or self.initial.get("turn"))
        cast(TurnField, self.fields["turn"]).queryset = turns
        self.initial["held_on"] = self.initial.get("held_on") or today()

    def clean_sessions(self) -> int:
        sessions = self.cleaned_data["sessions"]
        return 1 if sessions is None else int(sessions)

    def clean_attendants(self) -> int:
        return self.cleaned_data["attendants"] or 0

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        turn, amount = cleaned.get("turn"), cleaned.get("amount")
        if amount is not None and not cleaned.get("unit"):
            cleaned["unit"] = turn.task.unit if turn else ""
        if amount is not None and not cleaned.get("unit"):
            self.add_error("unit", "Kết quả tính bằng gì? Ví dụ: buổi, lượt người, vụ.")
        if cleaned.get("unit") and amount is None and "amount" not in self.errors:
            self.add_error("amount", "Ghi kết quả bằng số, hoặc bỏ đơn vị tính.")
        return cleaned


class NewActivityForm(SentFilesForm, ActivityForm):
    MORE: ClassVar[tuple[str, ...]] = (*SERVED, "sent", "held", "for_report")
    MORE_TITLE = "Nhiệm vụ, chỉ tiêu, tài liệu kèm theo"

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        """The names of files too: they are read wherever the file is."""
        return (*super().typed(cleaned), *(accepted.name for accepted in self.accepted))


class ActivityCorrectionForm(CorrectingForm, ActivityForm):
    field_order = (*ActivityForm.Meta.fields, "reason", "is_forgetting")


class FilesForm(SentFilesForm, SheetForm):
    """Files put in afterwards."""

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return (accepted.name for accepted in self.accepted)


class CommendationForm(SheetForm, forms.ModelForm[Commendation]):
    issued_on = DayField(label="Ngày quyết định")

    class Meta:
        model = Commendation
        fields = Commendation.TYPED
        help_texts: ClassVar = {
            "number": "Ví dụ: 45/QĐ-UBND.",
            "issuer": "Ví dụ: Chủ tịch UBND phường; Giám đốc Công an tỉnh.",
            "published_name": "Tập thể, hoặc tên một người như quyết định đã công bố; không ghi "
            "thêm gì khác về người ấy. Nhiều tên thì ghi mỗi tên một dòng riêng.",
            "what_for": "Như quyết định ghi.",
        }


class CommendationCorrectionForm(CorrectingForm, CommendationForm):
    field_order = (*Commendation.TYPED, "reason", "is_forgetting")


class ModelForm(SheetForm, forms.ModelForm[CommunityModel]):
    group = GroupField(
        label="Khối, tổ, thôn, bản",
        queryset=ResidentialGroup.objects.none(),
        required=False,
        empty_label="Cả xã, phường",
    )

    class Meta:
        model = CommunityModel
        fields = CommunityModel.TYPED
        help_texts: ClassVar = {"name": f"Ví dụ: Tổ tự quản khối 2. {NO_PERSONS}"}

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        groups = groups_of(self.instance.organization)
        cast(GroupField, self.fields["group"]).queryset = groups


class NewModelForm(ModelForm):
    on = DayField(label="Ra mắt ngày")
    paper = forms.CharField(
        label="Văn bản ra mắt, thành lập",
        max_length=NAME_LENGTH,
        help_text="Ví dụ: Quyết định số 12/QĐ-UBND ngày 05/3/2026.",
    )
    members = CountField(label="Số thành viên khi ra mắt")


class ModelCorrectionForm(CorrectingForm, ModelForm):
    field_order = (*CommunityModel.TYPED, "reason", "is_forgetting")


class StepForm(SheetForm):
    on = DayField(label="Ngày")
    paper = forms.CharField(
        label="Văn bản",
        required=False,
        max_length=NAME_LENGTH,
        help_text="Tên loại, số, ký hiệu, ngày. Ví dụ: Quy chế kèm theo Quyết định số 20/QĐ-UBND.",
    )
    reason = forms.CharField(
        label="Lý do",
        required=False,
        max_length=SENTENCE_LENGTH,
        help_text=f"Cần khi không có văn bản. {NO_PERSONS}",
    )


class ReasonForm(SheetForm):
    reason = forms.CharField(label="Lý do", max_length=SENTENCE_LENGTH)


class MembersForm(SheetForm):
    on = DayField(label="Tính đến ngày", initial=today)
    members = CountField(label="Số thành viên", required=True)


def groups_of(organization: Organization) -> Any:
    """All there have been: which there were on a day is asked when it is saved."""
    return ResidentialGroup.objects.filter(unit=organization.unit_id)


def turns_for(official: Official, *, also: int | None = None) -> Any:
    """What an activity may serve: of each task they see the next turn that runs; and what it serves
    already, which a correction must not lose."""
    earlier = TaskTurn.objects.running().filter(
        task=OuterRef("task"), number__lt=OuterRef("number")
    )
    visible = TaskTurn.objects.visible_to(official)
    following = visible.running().filter(~Exists(earlier)).order_by("due_on", "pk")
    keys = list(following.values_list("pk", flat=True)[:MOST_OFFERED])
    offered = Q(pk__in=keys) | Q(pk=also) if also else Q(pk__in=keys)
    return TaskTurn.objects.filter(offered).select_related("task").order_by("due_on", "pk")
