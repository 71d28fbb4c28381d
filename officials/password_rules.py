"""What a password must hold: QCVN 12:2026/BCA asks for eight characters of four kinds."""

from collections.abc import Callable

from django.contrib.auth.models import AbstractBaseUser
from django.core.exceptions import ValidationError

Kind = tuple[str, Callable[[str], bool]]
KINDS: tuple[Kind, ...] = (
    ("một chữ thường", str.islower),
    ("một chữ hoa", str.isupper),
    ("một chữ số", str.isdigit),
    ("một ký tự đặc biệt (ví dụ ! ? @ # -)", lambda c: not c.isalnum() and not c.isspace()),
)


class FourKinds:
    """A Django password validator."""

    def validate(self, password: str, user: AbstractBaseUser | None = None) -> None:
        missing = [label for label, belongs in KINDS if not any(map(belongs, password))]
        if missing:
            raise ValidationError(f"Mật khẩu còn thiếu: {', '.join(missing)}.", code="kinds")

    def get_help_text(self) -> str:
        return f"Mật khẩu phải có ít nhất {', '.join(label for label, _ in KINDS)}."
