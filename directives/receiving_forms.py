"""What a clerk types about an arrival, and what leaders and officials say on its slip."""

from collections.abc import Sequence
from datetime import date
from typing import Any, cast

from django import forms
from django.core.exceptions import ValidationError
from django.utils.timezone import localdate

from directives import handling, incoming_books
from directives.handling import Charge, Part, Share
from directives.incoming_books import Mode
from directives.models import IncomingBookDecision, Opinion, Progress, Receipt
from directives.models.receiving import NOTE_LENGTH, OPINION_LENGTH, WHO_LENGTH
from directives.receiving import Arrival
from documents.drafts.forms import LinesField, PointingForm
from documents.models import Delivery
from documents.numbers.forms import DayField
from officials.models import Appointment, Official, Organization
from vietnamese.dates import read_date, today

Channel = Receipt.Channel
MOST_DAYS = 365


class ArrivalForm(PointingForm):
    """Ngày đến, số bản, ghi chú; the number only where the book is kept elsewhere."""

    number = forms.IntegerField(
        label="Số đến", min_value=1, max_value=99_999, help_text="Chép từ sổ của cơ quan."
    )
    on = DayField(label="Ngày đến", initial=today)
    channel = forms.ChoiceField(
        label="Nhận qua",
        choices=[choice for choice in Channel.choices if choice[0] != Channel.SYSTEM],
        initial=Channel.POST,
    )
    from_whom = forms.CharField(
        label="Bên chuyển đến",
        required=False,
        max_length=WHO_LENGTH,
        help_text="Ghi khi khác cơ quan ban hành, ví dụ Văn phòng UBND tỉnh sao gửi.",
    )
    copies = forms.IntegerField(label="Số bản", min_value=1, max_value=9999, initial=1)
    file_code = forms.CharField(label="Số và ký hiệu hồ sơ", required=False, max_length=60)
    note = forms.CharField(label="Ghi chú", required=False, max_length=NOTE_LENGTH)

    def __init__(
        self,
        *args: Any,
        organization: Organization,
        delivery: Delivery | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        if incoming_books.mode_of(organization, today().year) == Mode.OWN:
            del self.fields["number"]
        if delivery:
            self.sent_on = localdate(delivery.sent_at)
            del self.fields["channel"], self.fields["from_whom"]

    def clean_on(self) -> date:
        on: date = self.cleaned_data["on"]
        sent_on = getattr(self, "sent_on", on)
        if on < sent_on:
            raise ValidationError(f"Văn bản được gửi ngày {sent_on:%d/%m/%Y}; ngày đến từ ngày ấy.")
        return on

    def typed(self, cleaned: dict[str, Any]) -> Sequence[str]:
        return [cleaned.get("from_whom") or "", cleaned.get("note") or ""]

    def arrival(self) -> Arrival:
        given = self.cleaned_data
        return Arrival(
            on=given["on"],
            channel=Channel(given.get("channel") or Channel.SYSTEM),
            from_whom=given.get("from_whom", ""),
            copies=given["copies"],
            file_code=given["file_code"],
            note=given["note"],
            number=given.get("number"),
        )


class StrikeForm(forms.Form):
    reason = forms.CharField(
        label="Lý do hủy số đến",
        max_length=NOTE_LENGTH,
        help_text="Ví dụ: ghi nhầm ngày đến. Dòng này ở lại trong sổ; văn bản được vào sổ lại.",
        error_messages={"required": "Cần ghi lý do hủy số đến."},
    )


class OpinionForm(PointingForm):
    """One part of the slip; who has the lead, who joins in, each with their day."""

    said_by = forms.CharField(label="Người cho ý kiến (họ tên, chức vụ)", max_length=WHO_LENGTH)
    given_on = DayField(label="Ngày cho ý kiến", initial=today)
    text = forms.CharField(
        label="Ý kiến",
        required=False,
        max_length=OPINION_LENGTH,
        widget=forms.Textarea(attrs={"rows": 3}),
    )
    lead = forms.CharField(
        label="Giao chủ trì",
        required=False,
        max_length=WHO_LENGTH,
        widget=forms.TextInput(attrs={"list": "noi-giai-quyet"}),
    )
    lead_due = DayField(label="Thời hạn của nơi chủ trì", required=False)
    lead_days = forms.IntegerField(
        label="hoặc số ngày làm việc",
        required=False,
        min_value=1,
        max_value=MOST_DAYS,
        help_text="Đếm từ ngày sau ngày cho ý kiến, bỏ ngày nghỉ.",
    )
    partners = LinesField(
        label="Giao phối hợp",
        rows=3,
        help_text="Mỗi nơi một dòng. Nơi có thời hạn riêng thì thêm dấu | rồi đến ngày, ví dụ: "
        "Công an phường | 30/11/2026.",
    )
    passed_on = DayField(label="Ngày chuyển", required=False)

    def __init__(self, *args: Any, part: Opinion.Part, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.part = part
        if part == Part.UNIT:
            self.fields["lead"].label = "Giao cho cá nhân"
            self.fields["lead_due"].label = "Thời hạn của người được giao"
            del self.fields["partners"], self.fields["passed_on"]
        if part == Part.PROPOSAL:
            self.fields["said_by"].label = "Người đề xuất (họ tên, chức vụ)"
            self.fields["given_on"].label = "Ngày đề xuất"
            self.fields["text"].label = "Đề xuất"
            for name in ("lead", "lead_due", "lead_days", "partners", "passed_on"):
                del self.fields[name]

    def clean_partners(self) -> tuple[Charge, ...]:
        return tuple(_charge(line) for line in self.cleaned_data["partners"])

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if not cleaned.get("lead") and (cleaned.get("lead_due") or cleaned.get("lead_days")):
            self.add_error("lead", "Có thời hạn thì phải ghi nơi chủ trì.")
        if cleaned.get("lead_due") and cleaned.get("lead_days"):
            self.add_error("lead_days", "Chỉ ghi ngày hoặc số ngày làm việc, không ghi cả hai.")
        return cleaned

    def typed(self, cleaned: dict[str, Any]) -> Sequence[str]:
        partners = (charge.who for charge in cleaned.get("partners", ()))
        return [cleaned.get("text") or "", cleaned.get("lead") or "", *partners]

    def opinion(self, receipt: Receipt) -> Opinion:
        given = self.cleaned_data
        return Opinion(
            receipt=receipt,
            part=self.part,
            said_by=given["said_by"],
            given_on=given["given_on"],
            text=given["text"],
            passed_on=given.get("passed_on"),
        )

    def charges(self) -> list[Charge]:
        given = self.cleaned_data
        if not given.get("lead"):
            return list(given.get("partners", ()))
        days = given.get("lead_days")
        due = handling.due_after(given["given_on"], days) if days else given["lead_due"]
        return [Charge(Share.LEAD, given["lead"], due), *given.get("partners", ())]


class ProgressForm(PointingForm):
    step = forms.ChoiceField(label="Tiến độ", choices=Progress.Step.choices)
    on = DayField(label="Ngày", initial=today)
    text = forms.CharField(label="Việc đã làm", required=False, max_length=NOTE_LENGTH)
    reply_number = forms.CharField(
        label="Số, ký hiệu văn bản trả lời",
        required=False,
        max_length=60,
        help_text="Ví dụ 05/BC-UBND.",
    )

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean()
        if cleaned.get("step") == Progress.Step.ANSWERED and not cleaned.get("reply_number"):
            self.add_error("reply_number", "Cần ghi số, ký hiệu văn bản trả lời.")
        return cleaned

    def typed(self, cleaned: dict[str, Any]) -> Sequence[str]:
        return [cleaned.get("text") or ""]

    def progress(self, receipt: Receipt) -> Progress:
        names = ("step", "on", "text", "reply_number")
        return Progress(receipt=receipt, **{name: self.cleaned_data[name] for name in names})


class BookDecisionForm(forms.ModelForm[IncomingBookDecision]):
    class Meta:
        model = IncomingBookDecision
        fields = ("year", "mode", "carried", "reference")
        widgets = {"year": forms.NumberInput(attrs={"autocomplete": "off"})}
        help_texts = {
            "year": "Sổ bắt đầu từ số 01 ngày 01 tháng 01 mỗi năm.",
            "carried": "Ghi khi đang dùng sổ giấy giữa năm: số tiếp theo nối vào số này. Không có "
            "thì để 0.",
            "reference": "Ví dụ: Biên bản ngày 05/3/2026 về chuyển sổ.",
        }

    def __init__(self, *args: Any, organization: Organization, **kwargs: Any) -> None:
        kwargs.setdefault("instance", IncomingBookDecision(organization=organization))
        super().__init__(*args, **kwargs)
        self.initial.update(year=today().year, mode=Mode.OWN)
        cast("forms.ChoiceField", self.fields["mode"]).widget = forms.RadioSelect(
            choices=IncomingBookDecision.Mode.choices
        )


def speaker(official: Official, organization: Organization, part: Opinion.Part) -> str:
    """Who most likely says it: whoever opens the form; for the clerk, the head of the office."""
    if part == Part.LEADER and "CLERK" in official.roles_in(organization):
        heads = Appointment.objects.current().filter(organization=organization, role="CHAIR")
        post = heads.select_related("official").first()
        return f"{post.official}, {post.title}" if post else ""
    held = [post for post in official.current_appointments if post.organization == organization]
    return f"{official}, {held[0].title}" if held else str(official)


def handlers(organization: Organization) -> list[str]:
    """Whom a paper may be given to: departments of the office and its officials, by name."""
    units = organization.departments.order_by("name").values_list("name", flat=True)
    posts = Appointment.objects.current().filter(organization=organization)
    people = posts.order_by("official__roll_order").values_list("official__full_name", flat=True)
    return list(dict.fromkeys([*units, *people]))


def _charge(line: str) -> Charge:
    who, _, day = (part.strip() for part in line.partition("|"))
    due = read_date(day) if day else None
    if day and due is None:
        raise ValidationError(f"“{day}” không phải là ngày. Ví dụ: Công an phường | 30/11/2026.")
    if not who or len(who) > WHO_LENGTH:
        raise ValidationError(f"“{line}”: cần ghi tên nơi phối hợp, tối đa {WHO_LENGTH} ký tự.")
    return Charge(Share.PARTNER, who, due)
