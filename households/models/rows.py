"""Household rows: off unless the chair switched them on (docs/bounds.md, 2 and 3).

A row is a random serial, a residential group, the ethnic group of its head and how many persons of
which ethnic group live in it. No names, addresses, numbers of papers, no remark.
"""

from django.db import models
from django.db.models import F, Q

from households.models.counts import SENTENCE_LENGTH
from households.models.ethnic_groups import EthnicGroup
from localities.fields import NfcCharField
from localities.models import ResidentialGroup
from officials.models import Appointment, Official, Organization
from officials.querysets import OfOrganizationQuerySet

SERIAL_LENGTH = 10


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

    objects = OfOrganizationQuerySet["RowsDecision"].as_manager()

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

    class Meta:
        verbose_name = "chức vụ được xem dòng hộ"
        verbose_name_plural = "chức vụ được xem dòng hộ"

    def __str__(self) -> str:
        return str(self.appointment)


class Household(models.Model):
    """One row. Erasure takes the serial, by which alone somebody outside could know it."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="household_rows", verbose_name="cơ quan"
    )
    serial = models.CharField("số phiếu", max_length=SERIAL_LENGTH, null=True)
    erased_at = models.DateTimeField("xóa lúc", null=True)

    class Meta:
        verbose_name = "dòng hộ"
        verbose_name_plural = "dòng hộ"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "serial"], name="household_serial_once"
            ),
            models.CheckConstraint(
                condition=Q(serial=None, erased_at__isnull=False)
                | Q(serial__isnull=False, erased_at=None),
                name="household_has_a_serial_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.serial or "(đã xóa)"


class HouseholdState(models.Model):
    """What a row is from a day on. A correction takes the place of one state, whatever its day."""

    append_only = True

    class Event(models.TextChoices):
        FOUND = "found", "Có từ trước"
        ARRIVED = "arrived", "Chuyển đến"
        CHANGED = "changed", "Thay đổi nhân khẩu"
        LEFT = "left", "Chuyển đi"
        SPLIT = "split", "Tách hộ"
        MERGED = "merged", "Nhập hộ"

    household = models.ForeignKey(Household, models.PROTECT, related_name="states")
    event = models.CharField("việc", max_length=8, choices=Event)
    from_day = models.DateField("từ ngày")
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, null=True, related_name="+", verbose_name="khối, tổ, thôn"
    )
    head_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, related_name="+", verbose_name="dân tộc của chủ hộ"
    )
    corrects = models.OneToOneField(
        "self", models.PROTECT, null=True, related_name="correction", verbose_name="sửa cho"
    )
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "biến động của hộ"
        verbose_name_plural = "biến động của hộ"
        indexes = [
            models.Index(fields=["household", "-from_day", "-id"], name="household_state_latest"),
            models.Index(fields=["group", "from_day"], name="household_state_of_group"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(group=None, head_group=None)
                | Q(group__isnull=False, head_group__isnull=False),
                name="household_state_is_here_or_gone",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}, {self.from_day:%d/%m/%Y}"


class HouseholdMembers(models.Model):
    """How many persons of one ethnic group live in a row from the day of its state on."""

    append_only = True

    state = models.ForeignKey(HouseholdState, models.PROTECT, related_name="members")
    ethnic_group = models.ForeignKey(EthnicGroup, models.PROTECT, related_name="+")
    persons = models.PositiveSmallIntegerField("số khẩu")
    women = models.PositiveSmallIntegerField("trong đó nữ", null=True, blank=True)

    class Meta:
        verbose_name = "nhân khẩu theo dân tộc của hộ"
        verbose_name_plural = "nhân khẩu theo dân tộc của hộ"
        constraints = [
            models.UniqueConstraint(
                fields=["state", "ethnic_group"], name="household_members_once"
            ),
            models.CheckConstraint(
                condition=Q(women=None) | Q(women__lte=F("persons")),
                name="household_members_women_are_persons",
                violation_error_message="Số nữ không được lớn hơn số khẩu.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.ethnic_group}: {self.persons} khẩu"


class HouseholdOrigin(models.Model):
    """From which row another came, by a split or a merger."""

    append_only = True

    state = models.ForeignKey(HouseholdState, models.PROTECT, related_name="origins")
    household = models.ForeignKey(Household, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "hộ gốc"
        verbose_name_plural = "hộ gốc"
        constraints = [
            models.UniqueConstraint(fields=["state", "household"], name="household_origin_once")
        ]

    def __str__(self) -> str:
        return f"{self.household} → {self.state}"
