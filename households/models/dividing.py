"""How the people of a group that was split, or that a new border cut, fell to those after it.

The parts add up to the sheets they divide; a corrected sheet is divided again. Only ever appended.
"""

from django.db import models
from django.db.models import Q

from households.models.counts import SENTENCE_LENGTH, GroupCount, Tallied
from households.models.ethnic_groups import EthnicGroup
from localities.fields import NfcCharField
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet


class Division(models.Model):
    """Biên bản chia số liệu of one group, resting on the sheets named in `sheets`."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="divisions", verbose_name="cơ quan"
    )
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, related_name="divisions", verbose_name="khối được chia"
    )
    basis = NfcCharField("căn cứ chia", max_length=SENTENCE_LENGTH)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["Division"].as_manager()

    class Meta:
        verbose_name = "lần chia số liệu"
        verbose_name_plural = "lần chia số liệu"

    def __str__(self) -> str:
        return f"Chia {self.group}"


class DividedSheet(models.Model):
    """A sheet that a division rests on."""

    append_only = True

    division = models.ForeignKey(Division, models.PROTECT, related_name="sheets")
    count = models.ForeignKey(GroupCount, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "phiếu được chia"
        verbose_name_plural = "phiếu được chia"
        constraints = [
            models.UniqueConstraint(fields=["division", "count"], name="divided_sheet_once")
        ]

    def __str__(self) -> str:
        return str(self.count)


class DivisionPart(Tallied):
    """What fell to one group after it; without a group, to where none is recorded yet."""

    append_only = True

    division = models.ForeignKey(Division, models.PROTECT, related_name="parts")
    successor = models.ForeignKey(ResidentialGroup, models.PROTECT, null=True, related_name="+")

    class Meta:
        verbose_name = "phần được chia"
        verbose_name_plural = "phần được chia"
        constraints = [
            *Tallied.Meta.constraints,
            models.UniqueConstraint(fields=["division", "successor"], name="division_part_once"),
            models.UniqueConstraint(
                fields=["division"],
                condition=Q(successor=None),
                name="division_part_elsewhere_once",
            ),
        ]

    def __str__(self) -> str:
        return str(self.successor or "nơi khác")


class DivisionLine(Tallied):
    """One ethnic group of a part."""

    append_only = True

    part = models.ForeignKey(DivisionPart, models.PROTECT, related_name="lines")
    ethnic_group = models.ForeignKey(EthnicGroup, models.PROTECT, related_name="+")

    class Meta:
        verbose_name = "số liệu một dân tộc của phần được chia"
        verbose_name_plural = "số liệu từng dân tộc của phần được chia"
        constraints = [
            *Tallied.Meta.constraints,
            models.UniqueConstraint(fields=["part", "ethnic_group"], name="division_line_once"),
        ]

    def __str__(self) -> str:
        return f"{self.ethnic_group}: {self.households} hộ, {self.persons} khẩu"
