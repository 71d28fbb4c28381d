"""Household rows: what each is from which day on, as recorded when (docs/bounds.md, 2 and 3).

A row is a random serial, a residential group, the ethnic group of its head and how many persons of
which ethnic group live in it. No names, addresses, numbers of papers, no remark.
"""

from django.db import models
from django.db.models import F, Q
from django.utils import timezone

from households.models.ethnic_groups import EthnicGroup
from households.rows.querysets import HouseholdQuerySet, HouseholdStateQuerySet
from localities.models import ResidentialGroup
from officials.models import Official, Organization

SERIAL_LENGTH = 10


class Household(models.Model):
    """One row. Erasure takes the serial, by which alone somebody outside could know it."""

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="household_rows", verbose_name="cơ quan"
    )
    # Once in all offices, so that it stays one row's when wards merge.
    serial = models.CharField("số phiếu", max_length=SERIAL_LENGTH, null=True)
    erased_at = models.DateTimeField("xóa lúc", null=True)

    objects = HouseholdQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng hộ"
        verbose_name_plural = "dòng hộ"
        constraints = [
            models.UniqueConstraint(fields=["serial"], name="household_serial_once"),
            models.CheckConstraint(
                condition=Q(serial=None, erased_at__isnull=False)
                | Q(serial__isnull=False, erased_at=None),
                name="household_has_a_serial_until_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.serial or "(đã xóa số phiếu)"


class HouseholdState(models.Model):
    """What a row is from a day on. A correction takes the place of one state, whatever its day."""

    append_only = True

    class Event(models.TextChoices):
        FOUND = "found", "Có từ trước"
        ARRIVED = "arrived", "Chuyển đến"
        CHANGED = "changed", "Thay đổi"
        LEFT = "left", "Chuyển đi"
        SPLIT = "split", "Tách hộ"
        MERGED = "merged", "Nhập hộ"
        ENDED = "ended", "Thôi theo dõi"
        MISTAKEN = "mistaken", "Ghi nhầm, không tính"

    GONE = (Event.LEFT, Event.ENDED, Event.MISTAKEN)
    """Events after which the row is not here; of a merger one row stays and the others go."""

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
    # Of several corrections of one state in a row: the first of all, which gives the place.
    instead_of = models.ForeignKey(
        "self", models.PROTECT, null=True, related_name="+", verbose_name="thay cho"
    )
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", default=timezone.now, editable=False)

    objects = HouseholdStateQuerySet.as_manager()

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
            models.CheckConstraint(
                condition=Q(group=None, event__in=["left", "ended", "mistaken", "merged"])
                | Q(group__isnull=False) & ~Q(event__in=["left", "ended", "mistaken"]),
                name="household_state_gone_by_its_event",
            ),
            models.CheckConstraint(
                condition=Q(corrects=None, instead_of=None)
                | Q(corrects__isnull=False, instead_of__isnull=False),
                name="household_state_in_the_place_of_one",
            ),
            models.CheckConstraint(
                condition=~Q(event="mistaken") | Q(corrects__isnull=False),
                name="household_state_mistaken_is_one",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_event_display()}, {self.from_day:%d/%m/%Y}"

    @property
    def is_here(self) -> bool:
        return self.group_id is not None


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
