"""What the reviewing office says of a report, and what the ward answers."""

from django.db import models
from django.db.models import Q

from localities.fields import NfcCharField, NfcTextField
from officials.models import Official
from reports.models.regimes import AskedFigure
from reports.models.reports import Report
from reports.models.sendings import WORDS_LENGTH, Sending

QUOTE_LENGTH = 2000


class Decision(models.Model):
    """One step of the reviewing office on what was sent. Never changed.

    `remedy`: what a returned report is mended by, once its paper is issued.
    """

    append_only = True

    class Kind(models.TextChoices):
        REMARKED = "remarked", "Góp ý"
        RETURNED = "returned", "Trả lại"
        ACCEPTED = "accepted", "Chấp nhận"
        REOPENED = "reopened", "Mở lại"

    class Remedy(models.TextChoices):
        CONTENT = "content", "Báo cáo thay thế (sai nội dung)"
        FORM = "form", "Công văn đính chính (sai thể thức)"

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="decisions")
    kind = models.CharField("quyết định", max_length=8, choices=Kind)
    remedy = models.CharField("cách sửa", max_length=7, choices=Remedy, blank=True)
    words = NfcTextField("ý kiến chung", max_length=WORDS_LENGTH, blank=True)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "quyết định xem xét"
        verbose_name_plural = "quyết định xem xét"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="decision_to_return_names_its_remedy",
                condition=Q(kind__in=["returned", "reopened"]) & ~Q(remedy="")
                | ~Q(kind__in=["returned", "reopened"]) & Q(remedy=""),
                violation_error_message="Chọn cách sửa: báo cáo thay thế hoặc công văn đính chính.",
            ),
        ]

    def __str__(self) -> str:
        return self.get_kind_display()


class Finding(models.Model):
    """Ý kiến xem xét: at a quote, at a figure, or on the whole; told to the ward by a decision.

    Until it is told only the reviewing office sees it, and may change it or take it back.
    """

    class Kind(models.TextChoices):
        WRONG = "wrong", "Sai"
        MISSING = "missing", "Thiếu"
        OUTDATED = "outdated", "Lỗi thời"
        FORM = "form", "Thể thức"

    report = models.ForeignKey(Report, models.PROTECT, related_name="findings")
    sending = models.ForeignKey(Sending, models.PROTECT, related_name="findings")
    decision = models.ForeignKey(Decision, models.PROTECT, null=True, related_name="findings")
    kind = models.CharField("loại ý kiến", max_length=8, choices=Kind)
    text = NfcTextField("lý do", max_length=WORDS_LENGTH)
    quote = NfcCharField("trích đoạn", max_length=QUOTE_LENGTH, blank=True)
    key = models.CharField("đoạn", max_length=40, blank=True)
    asked = models.ForeignKey(
        AskedFigure,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="findings",
        verbose_name="số liệu",
    )
    made_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ý kiến xem xét"
        verbose_name_plural = "ý kiến xem xét"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_says_why",
                condition=~Q(text=""),
                violation_error_message="Cần ghi lý do.",
            ),
            models.CheckConstraint(
                name="finding_is_at_a_quote_or_a_figure",
                condition=Q(asked=None) | Q(key="", quote=""),
                violation_error_message="Ghim vào một đoạn hoặc một số liệu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}: {self.text}"


class FindingAnswer(models.Model):
    """What the ward did about a finding. A second answer corrects the first; both stay."""

    append_only = True

    finding = models.ForeignKey(Finding, models.PROTECT, related_name="answers")
    text = NfcTextField("trả lời", max_length=WORDS_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "trả lời ý kiến xem xét"
        verbose_name_plural = "trả lời ý kiến xem xét"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="finding_answer_says_something",
                condition=~Q(text=""),
                violation_error_message="Cần ghi nội dung trả lời.",
            ),
        ]

    def __str__(self) -> str:
        return self.text
