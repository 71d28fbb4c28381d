"""What went up: a draft for remarks, or the signed report, as it was in that moment."""

from django.db import models
from django.db.models import Q

from documents.models import Document, Revision, StoredFile
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official
from paper import freezing
from paper.sheet import Sheet
from reports.models.reports import Figure, Report

HASH_LENGTH = 64
WORDS_LENGTH = 1000


class SendingQuerySet(models.QuerySet["Sending"]):
    def without_sheet(self) -> "SendingQuerySet":
        """For lists: a report may be long."""
        return self.defer("sheet")


class Sending(models.Model):
    """Lần gửi: what the province sees of a report is this row with its figures, and nothing else.

    `sheet` is the paper as it read then; None where figures alone are asked, or a ward without the
    system handed in `file`. `keys` name the blocks of the text, then of the annexes. `sha256` is
    over the report's key, sheet, figures and file. `due_on` is the deadline it was measured by.
    `is_for_another`: put in by the reviewing office, of what came on the day `received_on`.
    """

    append_only = True

    class Kind(models.TextChoices):
        REMARKS = "remarks", "Gửi góp ý"
        SUBMISSION = "submission", "Nộp"

    report = models.ForeignKey(Report, models.PROTECT, related_name="sendings")
    number = models.PositiveSmallIntegerField("lần gửi")
    kind = models.CharField("gửi để", max_length=10, choices=Kind)
    document = models.ForeignKey(Document, models.PROTECT, null=True, related_name="sendings")
    revision = models.ForeignKey(Revision, models.PROTECT, null=True, related_name="+")
    sheet = models.JSONField("bản gửi", null=True)
    keys = models.JSONField("khóa các đoạn", default=list)
    paper_number = NfcCharField("số, ký hiệu", max_length=60, blank=True)
    paper_date = models.DateField("ngày văn bản", null=True, blank=True)
    file = models.ForeignKey(StoredFile, models.PROTECT, null=True, related_name="+")
    words = NfcTextField("lời gửi", max_length=WORDS_LENGTH, blank=True)
    is_nothing = models.BooleanField("không phát sinh", default=False)
    is_for_another = models.BooleanField("ghi hộ", default=False)
    received_on = models.DateField("nhận ngày", null=True, blank=True)
    due_on = models.DateField("hạn nộp")
    is_late = models.BooleanField("nộp trễ", default=False)
    sha256 = models.CharField("mã kiểm tra", max_length=HASH_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("gửi lúc")

    objects = SendingQuerySet.as_manager()

    class Meta:
        verbose_name = "lần gửi báo cáo"
        verbose_name_plural = "lần gửi báo cáo"
        ordering = ["number"]
        constraints = [
            models.UniqueConstraint(
                fields=["report", "number"],
                name="sending_numbered_once",
                violation_error_message="Báo cáo vừa được người khác gửi.",
            ),
            models.CheckConstraint(
                name="sending_late_only_when_handed_in",
                condition=Q(is_late=False) | Q(kind="submission"),
            ),
        ]
        indexes = [models.Index(fields=["at"], name="sending_by_time")]

    def __str__(self) -> str:
        return f"{self.get_kind_display()}, lần {self.number}"

    @property
    def pinned(self) -> Sheet | None:
        return freezing.from_data(self.sheet) if self.sheet else None


class SentFigure(Figure):
    """A figure as it was sent. Never changed: a correction is sent again."""

    append_only = True

    sending = models.ForeignKey(Sending, models.PROTECT, related_name="figures")

    class Meta(Figure.Meta):
        verbose_name = "số liệu đã gửi"
        verbose_name_plural = "số liệu đã gửi"
        constraints = [
            models.UniqueConstraint(fields=["sending", "asked"], name="sent_figure_once"),
        ]
