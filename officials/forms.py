"""What officials and administrators type in."""

from typing import Any, cast

from django import forms
from django.contrib.auth import authenticate
from django.contrib.auth.forms import SetPasswordForm
from django.core.exceptions import ValidationError
from django.http import HttpRequest

from localities.fields import one_line
from officials.loopback import REFUSAL, is_loopback
from officials.models import Appointment, Letterhead, Official, Organization
from vietnamese.dates import today

RULES_IN_WORDS = (
    "Ít nhất 8 ký tự, có đủ chữ thường, chữ hoa, chữ số và ký tự đặc biệt (ví dụ ! ? @ # -), "
    "không giống họ tên hay tên đăng nhập."
)
DAY_HINT = "Ngày/tháng/năm, ví dụ 01/7/2025."


class SignInForm(forms.Form):
    username = forms.CharField(
        label="Tên đăng nhập",
        max_length=60,
        widget=forms.TextInput(
            attrs={"autocomplete": "username", "autocapitalize": "none", "spellcheck": "false"}
        ),
    )
    password = forms.CharField(
        label="Mật khẩu",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    official: Official | None = None

    def __init__(self, request: HttpRequest, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.request = request

    def clean_username(self) -> str:
        """One spelling, so that failures are counted once whatever the case."""
        return one_line(self.cleaned_data["username"]).lower()

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if "username" in cleaned and "password" in cleaned:
            self._sign_in(cleaned["username"], cleaned["password"])
        return cleaned

    def _sign_in(self, username: str, password: str) -> None:
        demonstration = Official.objects.filter(username=username, is_demonstration=True)
        if demonstration.exists() and not is_loopback(self.request):
            raise ValidationError(REFUSAL)
        official = authenticate(self.request, username=username, password=password)
        if not isinstance(official, Official):
            raise ValidationError(
                "Tên đăng nhập hoặc mật khẩu chưa đúng, hoặc mật khẩu dùng một lần đã quá hạn. "
                "Hãy kiểm tra phím Caps Lock và bộ gõ tiếng Việt. Sau 5 lần sai liên tiếp, "
                "tài khoản bị tạm khóa."
            )
        self.official = official


class OwnPasswordForm(SetPasswordForm):  # type: ignore[type-arg]
    old_password = forms.CharField(
        label="Mật khẩu đang dùng",
        strip=False,
        max_length=128,
        widget=forms.PasswordInput(attrs={"autocomplete": "current-password"}),
    )
    field_order = ["old_password", "new_password1", "new_password2"]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["new_password1"].label = "Mật khẩu mới"
        self.fields["new_password1"].help_text = RULES_IN_WORDS
        self.fields["new_password2"].label = "Nhập lại mật khẩu mới"
        self.fields["new_password2"].help_text = ""

    def clean_old_password(self) -> str:
        typed: str = self.cleaned_data["old_password"]
        if not self.user.check_password(typed):
            raise ValidationError("Mật khẩu đang dùng chưa đúng.")
        return typed

    def clean(self) -> dict[str, Any]:
        cleaned = super().clean() or {}
        if cleaned.get("new_password1") and cleaned["new_password1"] == cleaned.get("old_password"):
            self.add_error("new_password1", "Mật khẩu mới phải khác mật khẩu đang dùng.")
        return cleaned


class OfficialForm(forms.ModelForm[Official]):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Official
        fields = ("full_name", "username", "email", "office_phone")
        widgets = {"username": forms.TextInput(attrs={"autocapitalize": "none"})}
        help_texts = {
            "username": "Chữ thường không dấu, chữ số, dấu chấm, gạch nối. Ví dụ: nguyen.van.mau",
            "office_phone": "Số máy của cơ quan, không phải số riêng.",
        }

    def clean_username(self) -> str:
        return one_line(self.cleaned_data["username"]).lower()


class AppointmentForm(forms.ModelForm[Appointment]):
    class Meta:
        model = Appointment
        fields = (
            "organization",
            "title",
            "role",
            "signing_capacity",
            "field_of_work",
            "valid_from",
        )
        help_texts = {
            "title": "Ghi như trên văn bản. Ví dụ: Phó Chủ tịch.",
            "field_of_work": "Cấp phó ký thay (KT.) trong lĩnh vực này; nhiều lĩnh vực thì ngăn "
            "bằng dấu chấm phẩy.",
            "role": "Quyết định những việc người này làm được trong chương trình.",
            "valid_from": DAY_HINT,
        }

    def __init__(self, *args: Any, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_administered(self, by)


class EndForm(forms.Form):
    on = forms.DateField(label="Giữ chức vụ đến hết ngày", initial=today, help_text=DAY_HINT)


class LetterheadForm(forms.ModelForm[Letterhead]):
    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    class Meta:
        model = Letterhead
        fields = (
            "organization",
            "valid_from",
            "superior",
            "issuer",
            "symbol",
            "place",
            "collective",
            "contact",
        )
        widgets = {"issuer": forms.Textarea(attrs={"rows": 3})}
        help_texts = {
            "valid_from": DAY_HINT,
            "superior": "Dòng trên cùng, chữ đứng. Từ 01/7/2025, UBND xã, phường để trống.",
            "issuer": "Chữ đậm, một đến ba dòng.",
            "symbol": "Đứng sau tên loại trong ký hiệu, như UBND trong KH-UBND.",
            "place": "Đứng trước ngày tháng, ví dụ: Hoà Hiếu.",
            "collective": "Ví dụ: ỦY BAN NHÂN DÂN, in thành TM. ỦY BAN NHÂN DÂN.",
        }

    def __init__(self, *args: Any, by: Official, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        offer_administered(self, by)
        if self.instance.pk:
            self.fields["organization"].disabled = True

    def clean_issuer(self) -> str:
        lines = [one_line(line) for line in self.cleaned_data["issuer"].splitlines()]
        lines = [line for line in lines if line]
        if len(lines) > 3:
            raise ValidationError("Tên cơ quan ban hành có nhiều nhất ba dòng.")
        return "\n".join(lines)


def offer_administered(form: forms.ModelForm[Any], by: Official) -> None:
    """Only organizations this administrator looks after; the only one is chosen already."""
    field = cast("forms.ModelChoiceField[Organization]", form.fields["organization"])
    field.queryset = Organization.objects.administered_by(by).order_by("name")
    if len(by.administered_organization_ids) == 1:
        field.empty_label = None
