"""Objectives from above: what a directive wants reached, and how much of it by whom."""

from decimal import Decimal

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import Q

from directives.models.directives import Directive
from directives.objectives.querysets import ObjectiveQuerySet, ShareQuerySet
from localities.fields import NfcCharField
from officials.models import Official, Organization

NAME_LENGTH = 200
UNIT_LENGTH = 40
DIGITS, PLACES = 14, 2
FIRST_YEAR, LAST_YEAR = 2000, 2100
NOT_NEGATIVE = MinValueValidator(Decimal(0), "Mức giao không được nhỏ hơn 0.")


class Objective(models.Model):
    """Chỉ tiêu: one figure that a directive wants reached in a year or by a day.

    `kept_by` gives it: the office that issued the directive, handed it on, or has it on paper.
    `target` is that of its whole territory. Rates are not summed.
    """

    class Direction(models.TextChoices):
        AT_LEAST = "at_least", "Ít nhất"
        AT_MOST = "at_most", "Không quá"
        EXACTLY = "exactly", "Đúng"

    directive = models.ForeignKey(
        Directive, models.PROTECT, related_name="objectives", verbose_name="văn bản chỉ đạo"
    )
    kept_by = models.ForeignKey(Organization, models.PROTECT, related_name="+")
    place = NfcCharField("chỗ trong văn bản", max_length=NAME_LENGTH, blank=True)
    key = models.CharField("đoạn", max_length=40, blank=True)
    name = NfcCharField("chỉ tiêu", max_length=NAME_LENGTH)
    unit = NfcCharField("đơn vị tính", max_length=UNIT_LENGTH)
    direction = models.CharField(
        "phải đạt", max_length=8, choices=Direction, default=Direction.AT_LEAST
    )
    year = models.PositiveSmallIntegerField(
        "cho năm",
        null=True,
        blank=True,
        validators=[MinValueValidator(FIRST_YEAR), MaxValueValidator(LAST_YEAR)],
    )
    due_on = models.DateField("thời hạn", null=True, blank=True)
    target = models.DecimalField(
        "mức chung của cả địa bàn",
        max_digits=DIGITS,
        decimal_places=PLACES,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    is_summed = models.BooleanField("mức của các nơi cộng thành mức chung", default=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = ObjectiveQuerySet.as_manager()

    class Meta:
        verbose_name = "chỉ tiêu được giao"
        verbose_name_plural = "chỉ tiêu được giao"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                name="objective_says_what_in_which_unit",
                condition=~Q(name="") & ~Q(unit=""),
                violation_error_message="Cần ghi chỉ tiêu và đơn vị tính.",
            ),
            models.CheckConstraint(
                name="objective_is_for_a_year_or_until_a_day",
                condition=Q(year__isnull=False) | Q(due_on__isnull=False),
                violation_error_message="Ghi năm hoặc thời hạn của chỉ tiêu.",
            ),
            models.CheckConstraint(
                name="objective_target_not_negative",
                condition=Q(target=None) | Q(target__gte=0),
                violation_error_message="Mức chung không được nhỏ hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return self.name

    def falls_short(self, aimed: Decimal | None, given: Decimal) -> bool:
        """Whether an office that aims at this much promises less than it was given."""
        if aimed is None:
            return True
        if self.direction == self.Direction.AT_LEAST:
            return aimed < given
        return aimed > given if self.direction == self.Direction.AT_MOST else aimed != given


class Share(models.Model):
    """Mức giao: how much of an objective one office has to reach, from a moment on.

    The last row of an office counts. None: no longer given to it.
    """

    append_only = True

    objective = models.ForeignKey(Objective, models.PROTECT, related_name="shares")
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="shares", verbose_name="cơ quan"
    )
    number = models.PositiveSmallIntegerField("lần giao", default=1)
    target = models.DecimalField(
        "mức giao",
        max_digits=DIGITS,
        decimal_places=PLACES,
        null=True,
        blank=True,
        validators=[NOT_NEGATIVE],
    )
    given_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    given_at = models.DateTimeField("giao lúc", auto_now_add=True)

    objects = ShareQuerySet.as_manager()

    class Meta:
        verbose_name = "mức giao của một cơ quan"
        verbose_name_plural = "mức giao của các cơ quan"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["objective", "organization", "number"], name="share_numbered_once"
            ),
            models.CheckConstraint(
                name="share_not_negative",
                condition=Q(target=None) | Q(target__gte=0),
                violation_error_message="Mức giao không được nhỏ hơn 0.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}: {self.target}"
