"""Duties: what a directive tells somebody to do, clause by clause, in words of our own."""

from django.db import models
from django.db.models import Q

from directives.duty_querysets import DutyQuerySet
from directives.models.directives import Directive
from localities.fields import NfcCharField, NfcTextField, SearchField, WithDerivedColumns
from localities.kinds import Level
from localities.models import AdministrativeUnit
from officials.models import Official, Organization

WORDS = 500
"""Characters of a line that says who, with whom, what comes of it."""
TAKEN = "Chỗ này đã được ghi là nhiệm vụ; hãy ghi rõ hơn, ví dụ “câu thứ hai”."
_NO_KIND = Q(organization_kind="", level="", within=None)
_ONE_KIND = ~Q(organization_kind="") & ~Q(level="") & Q(within__isnull=False)


class Duty(WithDerivedColumns):
    """One clause of a directive as a duty (nhiệm vụ).

    `addressee` is who is told, in words. Whom it reaches here is one organization, or every
    organization of a kind at a level within a unit as it was on `addressed_on`; or nobody, where
    those who are told work elsewhere. `kept_by` as in Directive: whose reading of it this is.
    """

    directive = models.ForeignKey(
        Directive, models.PROTECT, related_name="duties", verbose_name="văn bản chỉ đạo"
    )
    kept_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, blank=True, related_name="+"
    )
    position = models.PositiveIntegerField("thứ tự trong văn bản", default=0)
    place = NfcCharField("chỗ trong văn bản", max_length=200)
    key = models.CharField("đoạn", max_length=40, blank=True)
    what = NfcTextField("việc phải làm")
    what_search = SearchField("what")
    addressee = NfcCharField("giao cho", max_length=WORDS)
    organization = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="duties",
        verbose_name="cơ quan được giao",
    )
    organization_kind = models.CharField(
        "loại cơ quan được giao", max_length=8, choices=Organization.Kind, blank=True
    )
    level = models.CharField("cấp", max_length=10, choices=Level, blank=True)
    within = models.ForeignKey(
        AdministrativeUnit,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name="trong địa bàn",
    )
    addressed_on = models.DateField("giao ngày")
    lead = NfcCharField("chủ trì", max_length=WORDS, blank=True)
    partners = NfcCharField("phối hợp", max_length=WORDS, blank=True)
    due_on = models.DateField("thời hạn", null=True, blank=True)
    recurrence = NfcCharField("định kỳ", max_length=200, blank=True)
    deliverable = NfcCharField("sản phẩm, kết quả", max_length=WORDS, blank=True)
    report_through = NfcCharField("báo cáo qua", max_length=WORDS, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, null=True, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)
    version = models.PositiveIntegerField(default=1, editable=False)

    objects = DutyQuerySet.as_manager()

    class Meta:
        verbose_name = "nhiệm vụ được giao"
        verbose_name_plural = "nhiệm vụ được giao"
        ordering = ["position", "pk"]
        indexes = [models.Index(fields=["organization_kind", "level"], name="duty_by_kind")]
        constraints = [
            models.CheckConstraint(
                name="duty_reaches_one_or_a_kind",
                condition=_NO_KIND | (_ONE_KIND & Q(organization=None)),
                violation_error_message=(
                    "Chọn một cơ quan, hoặc chọn đủ loại cơ quan, cấp và địa bàn."
                ),
            ),
            models.CheckConstraint(
                name="duty_says_what_to_whom",
                condition=~Q(what="") & ~Q(addressee="") & ~Q(place=""),
                violation_error_message="Nhiệm vụ phải ghi việc, người được giao và chỗ.",
            ),
            models.UniqueConstraint(
                fields=["directive", "kept_by", "place"],
                name="duty_once_at_a_place",
                condition=Q(kept_by__isnull=False),
                violation_error_message=TAKEN,
            ),
            models.UniqueConstraint(
                fields=["directive", "place"],
                name="duty_once_at_a_place_among_the_shared",
                condition=Q(kept_by__isnull=True),
                violation_error_message=TAKEN,
            ),
        ]

    def __str__(self) -> str:
        return f"{self.place[:1].upper()}{self.place[1:]}: {self.what}"
