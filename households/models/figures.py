"""What the drafts of an office took from its figures, and when. Only ever appended.

A draft shows what it took and nothing else; it takes anew only when somebody says so, and each
taking belongs to the save of the draft from which it holds.
"""

from django.db import models

from documents.models import Revision
from households.models.counts import SOURCE_LENGTH
from localities.fields import NfcCharField, NfcTextField
from officials.models import Official

NAME_LENGTH = 40


class FigureTaking(models.Model):
    """Some figures of a draft, taken at one moment from what was recorded by then."""

    append_only = True

    revision = models.ForeignKey(
        Revision, models.PROTECT, related_name="figure_takings", verbose_name="từ lần lưu"
    )
    on = models.DateField("tính đến ngày")
    is_day_chosen = models.BooleanField("ngày do người soạn chọn", default=False)
    taken_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    taken_at = models.DateTimeField("lấy lúc")

    class Meta:
        verbose_name = "lần lấy số liệu"
        verbose_name_plural = "các lần lấy số liệu"
        ordering = ["pk"]

    def __str__(self) -> str:
        return f"Số liệu tính đến ngày {self.on:%d/%m/%Y}"


class TakenFigure(models.Model):
    """One of them: `value` as it stands in the text; a table as its lines, without `number`."""

    append_only = True

    taking = models.ForeignKey(FigureTaking, models.PROTECT, related_name="figures")
    name = models.CharField("tên", max_length=NAME_LENGTH)
    value = NfcTextField("giá trị")
    number = models.PositiveIntegerField("số", null=True, blank=True)
    closes_on = models.DateField("ngày chốt của số liệu")
    source = NfcCharField("nguồn", max_length=SOURCE_LENGTH)

    class Meta:
        verbose_name = "số liệu đã lấy"
        verbose_name_plural = "số liệu đã lấy"
        constraints = [
            models.UniqueConstraint(
                fields=["taking", "name"],
                name="taken_figure_once",
                violation_error_message="Số liệu này đã được lấy trong lần ấy.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.name}: {self.value}"
