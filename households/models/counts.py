"""Counts of a ward at a date: by residential group and ethnic group. Only ever appended.

Each row says when it was true (`closes_on`) and when it was recorded (`recorded_at`); a correction
is a later row for the same day. Nothing here is about one household or one person.
"""

from typing import ClassVar

from django.db import models
from django.db.models import F, Q

from households.models.ethnic_groups import EthnicGroup
from localities.fields import NfcCharField
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet

SOURCE_LENGTH = 300
SENTENCE_LENGTH = 500


class Tallied(models.Model):
    """Households, persons, and how many of them are women where that is known."""

    households = models.PositiveIntegerField("số hộ")
    persons = models.PositiveIntegerField("số khẩu")
    women = models.PositiveIntegerField("trong đó nữ", null=True, blank=True)

    class Meta:
        abstract = True
        constraints: ClassVar = [
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("persons")),
                name="%(app_label)s_%(class)s_women_are_persons",
                violation_error_message="Số nữ không được lớn hơn số khẩu.",
            ),
        ]


class GroupCount(Tallied):
    """Phiếu số liệu of one residential group at one closing date, with its lines."""

    append_only = True

    class Basis(models.TextChoices):
        SHEET = "sheet", "Phiếu của khối, tổ dân phố, thôn, bản"
        ROWS = "rows", "Cộng từ các dòng hộ"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="group_counts", verbose_name="cơ quan"
    )
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, related_name="counts", verbose_name="khối, tổ, thôn, bản"
    )
    closes_on = models.DateField("ngày chốt")
    basis = models.CharField("cách có số liệu", max_length=6, choices=Basis, default=Basis.SHEET)
    source = NfcCharField("nguồn", max_length=SOURCE_LENGTH)
    cells = models.PositiveSmallIntegerField("số tổ trong khối", null=True, blank=True)
    explanation = NfcCharField("giải thích chênh lệch", max_length=SENTENCE_LENGTH, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["GroupCount"].as_manager()

    class Meta:
        verbose_name = "phiếu số liệu"
        verbose_name_plural = "phiếu số liệu"
        constraints = [*Tallied.Meta.constraints]
        indexes = [
            models.Index(fields=["group", "-closes_on", "-id"], name="group_count_latest"),
            models.Index(fields=["organization", "-closes_on"], name="group_count_of_office"),
        ]

    def __str__(self) -> str:
        return f"{self.group}, ngày {self.closes_on:%d/%m/%Y}"


class EthnicCount(Tallied):
    """One line of a sheet. A household counts by the group of its head, a person by their own."""

    append_only = True

    count = models.ForeignKey(GroupCount, models.PROTECT, related_name="lines")
    ethnic_group = models.ForeignKey(EthnicGroup, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "số liệu một dân tộc"
        verbose_name_plural = "số liệu từng dân tộc"
        constraints = [
            *Tallied.Meta.constraints,
            models.UniqueConstraint(
                fields=["count", "ethnic_group"],
                name="ethnic_count_once",
                violation_error_message="Phiếu đã có dòng của dân tộc này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ethnic_group}: {self.households} hộ, {self.persons} khẩu"


class CountWithdrawal(models.Model):
    """A sheet that was recorded by mistake; from then on it counts no more."""

    append_only = True

    count = models.OneToOneField(GroupCount, models.PROTECT, related_name="withdrawal")
    reason = NfcCharField("lý do", max_length=SENTENCE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "phiếu đã rút"
        verbose_name_plural = "phiếu đã rút"

    def __str__(self) -> str:
        return f"{self.count}: {self.reason}"


class WardStatement(Tallied):
    """What is stated of the whole ward at a date: totals as announced, area, religious totals."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="ward_statements", verbose_name="cơ quan"
    )
    closes_on = models.DateField("ngày chốt")
    source = NfcCharField("nguồn", max_length=SOURCE_LENGTH)
    area_hectares = models.DecimalField(
        "diện tích tự nhiên (ha)", max_digits=10, decimal_places=2, null=True, blank=True
    )
    explanation = NfcCharField("giải thích chênh lệch", max_length=SENTENCE_LENGTH, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["WardStatement"].as_manager()

    class Meta:
        verbose_name = "số liệu chung của phường, xã"
        verbose_name_plural = "số liệu chung của phường, xã"
        constraints = [*Tallied.Meta.constraints]
        indexes = [
            models.Index(fields=["organization", "-closes_on", "-id"], name="ward_statement_latest")
        ]

    def __str__(self) -> str:
        return f"{self.organization}, ngày {self.closes_on:%d/%m/%Y}"


class ReligiousTotal(Tallied):
    """Households and persons of one religion in the whole ward (docs/bounds.md, 5)."""

    append_only = True

    class Religion(models.TextChoices):
        """Religions with organizations recognised by the state; nothing below the ward."""

        BUDDHISM = "buddhism", "Phật giáo"
        CATHOLICISM = "catholicism", "Công giáo"
        PROTESTANTISM = "protestantism", "Tin lành"
        CAODAISM = "caodaism", "Cao Đài"
        HOA_HAO = "hoa_hao", "Phật giáo Hòa Hảo"
        ISLAM = "islam", "Hồi giáo"
        OTHER = "other", "Tôn giáo khác"

    statement = models.ForeignKey(WardStatement, models.PROTECT, related_name="religious_totals")
    religion = models.CharField("tôn giáo", max_length=13, choices=Religion)

    class Meta:
        verbose_name = "số liệu một tôn giáo của phường, xã"
        verbose_name_plural = "số liệu tôn giáo của phường, xã"
        constraints = [
            *Tallied.Meta.constraints,
            models.UniqueConstraint(
                fields=["statement", "religion"],
                name="religious_total_once",
                violation_error_message="Bản số liệu đã có dòng này.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_religion_display()}: {self.households} hộ, {self.persons} khẩu"
