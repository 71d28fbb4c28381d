"""Whether household rows are kept, for what, until when, and which posts may look at them.

Off unless the chair switched them on (docs/bounds.md, 2 and 3).
"""

from django.db import models
from django.db.models import F, Q

from households.models.counts import SENTENCE_LENGTH
from households.rows.decision_querysets import RowReaderQuerySet, RowsDecisionQuerySet
from localities.fields import NfcCharField
from officials.models import Appointment, Official, Organization


class RowsDecision(models.Model):
    """The chair's decision to keep rows: for what, from when, until when."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="rows_decisions", verbose_name="cơ quan"
    )
    purpose = NfcCharField("mục đích", max_length=SENTENCE_LENGTH)
    valid_from = models.DateField("từ ngày")
    ends_on = models.DateField("đến hết ngày")
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = RowsDecisionQuerySet.as_manager()

    class Meta:
        verbose_name = "quyết định theo dõi từng hộ"
        verbose_name_plural = "quyết định theo dõi từng hộ"
        constraints = [
            models.CheckConstraint(
                condition=Q(ends_on__gte=F("valid_from")),
                name="rows_decision_span",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, {self.valid_from:%d/%m/%Y}-{self.ends_on:%d/%m/%Y}"


class RowsEnding(models.Model):
    """The chair switched rows off before their end date."""

    append_only = True

    decision = models.OneToOneField(RowsDecision, models.PROTECT, related_name="ending")
    ended_on = models.DateField("tắt từ ngày")
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH)
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "quyết định thôi theo dõi từng hộ"
        verbose_name_plural = "quyết định thôi theo dõi từng hộ"

    def __str__(self) -> str:
        return f"{self.decision}, tắt {self.ended_on:%d/%m/%Y}"


class RowReader(models.Model):
    """A post that the chair named under a decision: it may see and keep rows while it is held."""

    append_only = True

    decision = models.ForeignKey(RowsDecision, models.PROTECT, related_name="readers")
    appointment = models.ForeignKey(Appointment, models.PROTECT, related_name="+")
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    named_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = RowReaderQuerySet.as_manager()

    class Meta:
        verbose_name = "chức vụ được xem dòng hộ"
        verbose_name_plural = "chức vụ được xem dòng hộ"
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="row_reader_span",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
        ]

    def __str__(self) -> str:
        return str(self.appointment)


class RowReaderEnding(models.Model):
    """The chair took the rows away from a post that had been named."""

    append_only = True

    reader = models.OneToOneField(RowReader, models.PROTECT, related_name="ending")
    ended_on = models.DateField("thôi từ ngày")
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "việc thôi cho xem dòng hộ"
        verbose_name_plural = "việc thôi cho xem dòng hộ"

    def __str__(self) -> str:
        return f"{self.reader}, thôi {self.ended_on:%d/%m/%Y}"
