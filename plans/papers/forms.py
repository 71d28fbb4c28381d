from collections.abc import Iterable
from typing import Any

from django import forms

from documents.drafts.content import Content
from documents.drafts.forms import PointingForm, SecrecyForm
from plans.models import SENTENCE_LENGTH


class BeginForm(SecrecyForm, PointingForm):
    """Points at what the draft would take over before it is begun."""

    field_order = ["secret", "confirmed"]

    def __init__(self, *args: Any, content: Content, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self._content = content
        self.point_at(*content.words)

    def typed(self, cleaned: dict[str, Any]) -> Iterable[str]:
        return self._content.words


class EndForm(PointingForm):
    reason = forms.CharField(
        label="Vì sao thôi thực hiện",
        max_length=SENTENCE_LENGTH,
        widget=forms.Textarea(attrs={"rows": 2}),
        help_text="Ghi vào diễn biến của nhiệm vụ khi văn bản này được phát hành.",
    )
