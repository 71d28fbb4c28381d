"""What an office above did about a report that did not come: calls noted, letters written."""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from documents.models import Document
from localities.fields import NfcCharField
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models.regimes import SENTENCE_LENGTH, Regime


class OfMissingReport(models.Model):
    """About the report of one unit for one period: by its unit, for there may be no office yet."""

    regime = models.ForeignKey(Regime, models.PROTECT, related_name="+")
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+")
    since = models.DateField("số liệu từ ngày")
    until = models.DateField("đến hết ngày")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        abstract = True
        ordering: ClassVar = ["pk"]
        indexes: ClassVar = [
            models.Index(fields=["regime", "until"], name="%(class)s_by_period"),
        ]
        constraints: ClassVar = [
            models.CheckConstraint(condition=Q(until__gte=F("since")), name="%(class)s_span"),
        ]


class CallNote(OfMissingReport):
    """Ghi chú cuộc gọi: what was said on the telephone about a report. Read by no ward."""

    append_only = True

    office = models.ForeignKey(
        Organization, models.PROTECT, related_name="call_notes", verbose_name="cơ quan gọi"
    )
    text = NfcCharField("nội dung", max_length=SENTENCE_LENGTH)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")

    class Meta(OfMissingReport.Meta):
        verbose_name = "ghi chú cuộc gọi"
        verbose_name_plural = "ghi chú cuộc gọi"
        constraints: ClassVar = [
            *OfMissingReport.Meta.constraints,
            models.CheckConstraint(
                condition=~Q(text=""),
                name="call_note_says_something",
                violation_error_message="Cần ghi nội dung cuộc gọi.",
            ),
        ]

    def __str__(self) -> str:
        return self.text


class ChasedReport(OfMissingReport):
    """A report that a công văn đôn đốc is about."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="chased_reports")

    class Meta(OfMissingReport.Meta):
        verbose_name = "báo cáo được đôn đốc"
        verbose_name_plural = "báo cáo được đôn đốc"
        constraints: ClassVar = [
            *OfMissingReport.Meta.constraints,
            models.UniqueConstraint(
                fields=["document", "unit"], name="report_chased_once_by_a_paper"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.document}"
