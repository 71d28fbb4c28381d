"""What an office above made of the reports of one period, version by version."""

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import F, Q

from documents.models import Revision
from localities.fields import NfcCharField
from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models.regimes import NAME_LENGTH, Regime, Terms
from reports.models.sendings import Sending

if TYPE_CHECKING:
    from typing import Self


class ConsolidationQuerySet(models.QuerySet["Consolidation"]):
    def visible_to(self, official: Official) -> "Self":
        """Those their offices made, and those made of regimes their offices set."""
        offices = official.visible_organization_ids
        return self.filter(Q(organization__in=offices) | Q(regime__owner__in=offices))

    def of_same_period(self, one: "Consolidation") -> "Self":
        """All versions, this one among them."""
        return self.filter(
            organization=one.organization_id,
            regime=one.regime_id,
            since=one.since,
            until=one.until,
        )


class Consolidation(models.Model):
    """Bản tổng hợp: the list of the reports it counted; every sum is worked out from their figures,
    which never change. What changes afterwards makes the next version.

    `counts_submitted`: reports that are not accepted yet count as well.
    """

    append_only = True

    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        related_name="consolidations",
        verbose_name="cơ quan tổng hợp",
    )
    regime = models.ForeignKey(Regime, models.PROTECT, related_name="consolidations")
    terms = models.ForeignKey(Terms, models.PROTECT, related_name="+")
    since = models.DateField("số liệu từ ngày")
    until = models.DateField("đến hết ngày")
    period_name = NfcCharField("kỳ báo cáo", max_length=NAME_LENGTH)
    number = models.PositiveSmallIntegerField("bản")
    counts_submitted = models.BooleanField("tính cả báo cáo đã nộp, chưa chấp nhận", default=False)
    made_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)

    objects = ConsolidationQuerySet.as_manager()

    class Meta:
        verbose_name = "bản tổng hợp"
        verbose_name_plural = "bản tổng hợp"
        ordering = ["-until", "-since", "-number"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "regime", "since", "until", "number"],
                name="consolidation_numbered_once",
                violation_error_message="Bản tổng hợp vừa được người khác lập.",
            ),
            models.CheckConstraint(name="consolidation_span", condition=Q(until__gte=F("since"))),
        ]

    def __str__(self) -> str:
        return f"{self.regime}, {self.period_name}, bản {self.number}"


class ConsolidatedUnit(models.Model):
    """One unit in a version: every one that had to report, each once, and where its report stood.

    `sending` is what was counted of it. Of the periods it is compared with only those that counted
    are kept.
    """

    append_only = True

    class Period(models.TextChoices):
        NOW = "now", "Kỳ này"
        BEFORE = "before", "Kỳ trước"
        YEAR_BEFORE = "year_before", "Cùng kỳ năm trước"

    class Standing(models.TextChoices):
        ACCEPTED = "accepted", "Chấp nhận"
        SUBMITTED = "submitted", "Đã nộp, chưa chấp nhận"
        RETURNED = "returned", "Đang bị trả lại"
        MISSING = "missing", "Chưa nộp"

    consolidation = models.ForeignKey(Consolidation, models.PROTECT, related_name="units")
    period = models.CharField("kỳ", max_length=11, choices=Period, default=Period.NOW)
    unit = models.ForeignKey(AdministrativeUnit, models.PROTECT, related_name="+")
    standing = models.CharField("tình trạng", max_length=9, choices=Standing)
    sending = models.ForeignKey(
        Sending, models.PROTECT, null=True, related_name="consolidated_units"
    )

    class Meta:
        verbose_name = "nơi trong bản tổng hợp"
        verbose_name_plural = "nơi trong bản tổng hợp"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["consolidation", "period", "unit"], name="consolidated_unit_once"
            ),
            models.CheckConstraint(
                name="consolidated_unit_counts_what_came",
                condition=Q(sending=None) | ~Q(standing__in=["returned", "missing"]),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.unit}: {self.get_standing_display()}"


class ConsolidationBinding(models.Model):
    """Which version a paper speaks of, from this save of it on; the last binding counts."""

    append_only = True

    revision = models.ForeignKey(Revision, models.PROTECT, related_name="consolidation_bindings")
    consolidation = models.ForeignKey(Consolidation, models.PROTECT, related_name="bindings")
    bound_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    bound_at = models.DateTimeField("lấy lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bản tổng hợp của văn bản"
        verbose_name_plural = "bản tổng hợp của văn bản"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"{self.consolidation}: {self.revision}"
