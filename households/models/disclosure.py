"""What of a ward's figures left it, and for whom. Only ever appended (docs/bounds.md, 4)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from django.db import models
from django.db.models import Q

from documents.models import Document
from households.models.ethnic_groups import EthnicGroup
from households.models.figures import NAME_LENGTH
from localities.fields import NfcTextField
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet

if TYPE_CHECKING:
    from typing import Self

LEAST_SMALLEST, USUAL_SMALLEST, MOST_SMALLEST = 5, 5, 50


class DisclosureRule(models.Model):
    """Ngưỡng: from that day on, a group under so many persons is not given by itself."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="disclosure_rules", verbose_name="cơ quan"
    )
    smallest = models.PositiveSmallIntegerField("số khẩu ít nhất được nêu riêng")
    valid_from = models.DateField("từ ngày")
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "ngưỡng số nhỏ"
        verbose_name_plural = "các ngưỡng số nhỏ"
        constraints = [
            models.CheckConstraint(
                condition=Q(smallest__range=(LEAST_SMALLEST, MOST_SMALLEST)),
                name="disclosure_rule_span",
                violation_error_message=f"Ngưỡng từ {LEAST_SMALLEST} đến {MOST_SMALLEST} khẩu.",
            ),
        ]

    def __str__(self) -> str:
        return f"dưới {self.smallest} khẩu, từ {self.valid_from:%d/%m/%Y}"


class FigureReleaseQuerySet(OfOrganizationQuerySet["FigureRelease"]):
    def visible_to(self, official: Official) -> Self:
        """To the ward and those who inherited it."""
        return self.filter(organization__in=official.visible_organization_ids)

    def received_by(self, official: Official) -> Self:
        """What was given to an office in which they hold a post."""
        return self.filter(recipient__in=official.visible_organization_ids)


class FigureRelease(models.Model):
    """Figures of one day that left the ward at one time: in a paper, or as the table; with a report
    of figures alone neither `document` nor `recipient` is named."""

    append_only = True

    class Total(models.TextChoices):
        EXACT = "exact", "Nêu số"
        BELOW = "below", "Ghi “dưới ngưỡng”"
        WITHHELD = "withheld", "Không nêu"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="figure_releases", verbose_name="cơ quan"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="figure_releases", verbose_name="văn bản"
    )
    recipient = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", verbose_name="nơi nhận bảng"
    )
    given_to = NfcTextField("nơi nhận")
    on = models.DateField("tính đến ngày")
    known_at = models.DateTimeField("theo số liệu đã ghi đến lúc")
    smallest = models.PositiveSmallIntegerField("ngưỡng")
    tells_groups = models.BooleanField("có số liệu theo dân tộc")
    minorities = models.CharField("tổng dân tộc thiểu số", max_length=8, choices=Total)
    released_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    released_at = models.DateTimeField("cung cấp lúc", auto_now_add=True)

    objects = FigureReleaseQuerySet.as_manager()

    class Meta:
        verbose_name = "lần cung cấp số liệu"
        verbose_name_plural = "các lần cung cấp số liệu"
        indexes = [
            models.Index(fields=["organization", "-id"], name="figure_release_of_office"),
            models.Index(fields=["recipient", "-id"], name="figure_release_received"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(recipient=None) | Q(document=None),
                name="figure_release_in_a_paper_or_to_an_office",
                violation_error_message="Số liệu đi theo một văn bản, hoặc cung cấp cho một nơi.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization}, số liệu ngày {self.on:%d/%m/%Y}"

    @property
    def lines(self) -> list[str]:
        """Whom it went to, one line each."""
        return self.given_to.splitlines()


class ReleasedGroupQuerySet(models.QuerySet["ReleasedGroup"]):
    def given(self) -> Self:
        """Those whose numbers left the ward; the others may be shown to nobody outside it."""
        return self.filter(is_folded=False)


class ReleasedGroup(models.Model):
    """An ethnic group as it was in these figures; of a folded one the numbers did not leave.

    They are kept, inside the ward, to know later whether a number is still what it was.
    """

    append_only = True

    release = models.ForeignKey(FigureRelease, models.PROTECT, related_name="groups")
    ethnic_group = models.ForeignKey(EthnicGroup, models.PROTECT, related_name="+")
    households = models.PositiveIntegerField("số hộ")
    persons = models.PositiveIntegerField("số khẩu")
    is_folded = models.BooleanField("gộp chung")
    is_named = models.BooleanField("được nêu tên")

    objects = ReleasedGroupQuerySet.as_manager()

    class Meta:
        verbose_name = "dân tộc trong lần cung cấp"
        verbose_name_plural = "các dân tộc trong lần cung cấp"
        constraints = [
            models.UniqueConstraint(fields=["release", "ethnic_group"], name="released_group_once"),
        ]

    def __str__(self) -> str:
        return str(self.ethnic_group)


class ReleasedFigure(models.Model):
    """One figure by its name, and the words in which it left the ward."""

    append_only = True

    release = models.ForeignKey(FigureRelease, models.PROTECT, related_name="figures")
    name = models.CharField("tên", max_length=NAME_LENGTH)
    value = NfcTextField("đã ghi")

    class Meta:
        verbose_name = "số liệu đã cung cấp"
        verbose_name_plural = "các số liệu đã cung cấp"
        indexes = [models.Index(fields=["name", "release"], name="released_figure_by_name")]
        constraints = [
            models.UniqueConstraint(fields=["release", "name"], name="released_figure_once"),
        ]

    def __str__(self) -> str:
        return self.name
