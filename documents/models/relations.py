"""Which paper corrects, replaces or recalls which (NĐ 30/2020, Điều 18)."""

from django.db import models
from django.db.models import F, Q

from documents.models.papers import Document
from localities.fields import NfcCharField
from officials.models import Official


class PaperRelation(models.Model):
    """What one paper does to an earlier one. Written once, when its draft is begun."""

    append_only = True

    class Kind(models.TextChoices):
        CORRECTS = "corrects", "đính chính"
        REPLACES = "replaces", "thay thế"
        RECALLS = "recalls", "thu hồi"

    kind = models.CharField("quan hệ", max_length=10, choices=Kind.choices)
    paper = models.OneToOneField(
        Document, models.PROTECT, related_name="relation", verbose_name="văn bản"
    )
    of = models.ForeignKey(
        Document, models.PROTECT, related_name="later_relations", verbose_name="văn bản trước"
    )
    made_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    made_at = models.DateTimeField("lập lúc", auto_now_add=True)

    class Meta:
        verbose_name = "quan hệ giữa hai văn bản"
        verbose_name_plural = "quan hệ giữa các văn bản"
        constraints = [
            models.CheckConstraint(
                name="paper_relation_kind_known",
                condition=Q(kind__in=["corrects", "replaces", "recalls"]),
                violation_error_message="Quan hệ giữa hai văn bản không hợp lệ.",
            ),
            models.CheckConstraint(
                name="paper_relation_of_another",
                condition=~Q(paper=F("of")),
                violation_error_message="Một văn bản không thể đính chính, thay thế chính nó.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.paper_id} {self.get_kind_display()} {self.of_id}"


class OutsideEnding(models.Model):
    """An issued paper of ours was replaced or recalled by a paper written elsewhere.

    Of that paper only what names it is kept, so that nobody asks what it says.
    """

    append_only = True

    class Kind(models.TextChoices):
        REPLACES = "replaces", "thay thế"
        RECALLS = "recalls", "thu hồi"

    document = models.OneToOneField(
        Document, models.PROTECT, related_name="outside_ending", verbose_name="văn bản"
    )
    kind = models.CharField("quan hệ", max_length=10, choices=Kind.choices)
    number = NfcCharField("số", max_length=8)
    symbol = NfcCharField("ký hiệu", max_length=80)
    issuer = NfcCharField("cơ quan ban hành", max_length=200)
    issued_on = models.DateField("ngày ban hành")
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "văn bản nơi khác thay thế, thu hồi"
        verbose_name_plural = "văn bản nơi khác thay thế, thu hồi"
        constraints = [
            models.CheckConstraint(
                name="outside_ending_kind_known",
                condition=Q(kind__in=["replaces", "recalls"]),
                violation_error_message="Chỉ ghi việc thay thế hoặc thu hồi.",
            ),
            models.CheckConstraint(
                name="outside_ending_names_the_paper",
                condition=~Q(number="") & ~Q(symbol="") & ~Q(issuer=""),
                violation_error_message="Cần ghi số, ký hiệu và cơ quan ban hành.",
            ),
        ]

    def __str__(self) -> str:
        return (
            f"Văn bản số {self.number}/{self.symbol} ngày {self.issued_on:%d/%m/%Y}, {self.issuer}"
        )
