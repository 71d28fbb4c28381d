"""To whom an issued paper was sent, and what became of it there (NĐ 30/2020, Điều 18, 21, 22)."""

from django.db import models
from django.db.models import Q

from documents.deliveries.querysets import DeliveryQuerySet
from documents.models.papers import Document
from localities.fields import NfcCharField
from officials.models import Official, Organization

LINE_LENGTH = 300


class Delivery(models.Model):
    """One line of Nơi nhận sent to one organization of the system; without one: on paper.

    What was withdrawn by mistake may be sent again: another row, the next `attempt`.
    `document` is None where a floor above hands on what was not made here.
    """

    append_only = True

    sender = models.ForeignKey(
        Organization, models.PROTECT, related_name="sendings", verbose_name="bên gửi"
    )
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, blank=True, related_name="deliveries"
    )
    attempt = models.PositiveSmallIntegerField("lượt gửi thứ", default=1)
    line = NfcCharField("nơi nhận", max_length=LINE_LENGTH)
    recipient = models.ForeignKey(
        Organization,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="deliveries",
        verbose_name="bên nhận",
    )
    sent_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    sent_at = models.DateTimeField("gửi lúc", auto_now_add=True)

    objects = DeliveryQuerySet.as_manager()

    class Meta:
        verbose_name = "lượt gửi văn bản"
        verbose_name_plural = "các lượt gửi văn bản"
        indexes = [models.Index(fields=["recipient", "-id"], name="delivery_inbox")]
        constraints = [
            models.UniqueConstraint(
                fields=["document", "recipient", "attempt"],
                condition=Q(document__isnull=False, recipient__isnull=False),
                name="delivery_once_to_each",
                violation_error_message="Văn bản đã gửi tới nơi này.",
            ),
            models.UniqueConstraint(
                fields=["document", "line"],
                condition=Q(document__isnull=False, recipient__isnull=True),
                name="delivery_on_paper_once",
                violation_error_message="Đã ghi gửi bản giấy tới nơi này.",
            ),
            models.CheckConstraint(
                condition=~Q(line=""),
                name="delivery_names_its_line",
                violation_error_message="Cần ghi nơi nhận.",
            ),
        ]

    def __str__(self) -> str:
        return self.line

    def fact(self, kind: "DeliveryFact.Kind") -> "DeliveryFact | None":
        """The fact of this kind; asks nothing more where `facts` are fetched already."""
        return next((fact for fact in self.facts.all() if fact.kind == kind), None)

    @property
    def is_recalled(self) -> bool:
        """Alone or with the paper: the recipient no longer reads it."""
        revoked = self.document is not None and self.document.state == Document.State.REVOKED
        return revoked or self.fact(DeliveryFact.Kind.RECALLED) is not None


class DeliveryFact(models.Model):
    """What became of a delivery: each thing happens once and is written when it does."""

    append_only = True

    class Kind(models.TextChoices):
        OPENED = "opened", "Đã mở"
        REGISTERED = "registered", "Đã vào sổ"
        RECALLED = "recalled", "Đã thu hồi"
        CLEARED = "cleared", "Bên nhận đã hủy bản nhận được"

    delivery = models.ForeignKey(Delivery, models.PROTECT, related_name="facts")
    kind = models.CharField("việc", max_length=10, choices=Kind)
    reason = NfcCharField("lý do", max_length=LINE_LENGTH, blank=True)
    by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "việc của lượt gửi"
        verbose_name_plural = "các việc của lượt gửi"
        constraints = [
            models.UniqueConstraint(
                fields=["delivery", "kind"],
                name="delivery_fact_once",
                violation_error_message="Việc này đã được ghi.",
            ),
            models.CheckConstraint(
                condition=Q(kind__in=["opened", "registered", "recalled", "cleared"]),
                name="delivery_fact_known",
                violation_error_message="Việc của lượt gửi không hợp lệ.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delivery}: {self.get_kind_display()}"
