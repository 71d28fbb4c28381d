"""What is kept of reminders: the mornings, a letter's way, who wants none, whom a letter chased."""

from django.db import models

from documents.models import Document
from officials.models import Official
from plans.models import TaskTurn

ERROR_LENGTH = 80


class Morning(models.Model):
    """A working morning on which it was looked who is to be written to: once, whoever was first."""

    day = models.DateField("ngày", unique=True)
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "buổi sáng nhắc việc"
        verbose_name_plural = "các buổi sáng nhắc việc"

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}"


class Digest(models.Model):
    """Thư nhắc việc of one official and day; what it says is written when it goes.

    `at`: since when it is in this state. `not_before`: when it may be tried next. `last_error`
    holds the name of what went wrong and a server's code, never its words.
    """

    class State(models.TextChoices):
        PREPARED = "prepared", "Chờ gửi"
        HANDING_OVER = "handing_over", "Đang gửi"
        SENT = "sent", "Đã gửi"
        FAILED = "failed", "Không gửi được"
        UNCLEAR = "unclear", "Không rõ đã gửi chưa"

    official = models.ForeignKey(
        Official, models.PROTECT, related_name="digests", verbose_name="cán bộ"
    )
    day = models.DateField("ngày")
    state = models.CharField("tình trạng", max_length=12, choices=State, default=State.PREPARED)
    attempts = models.PositiveSmallIntegerField("số lần gửi", default=0)
    not_before = models.DateTimeField("gửi từ lúc")
    last_error = models.CharField("lỗi lần trước", max_length=ERROR_LENGTH, blank=True)
    at = models.DateTimeField("lúc")

    class Meta:
        verbose_name = "thư nhắc việc"
        verbose_name_plural = "thư nhắc việc"
        ordering = ["-day", "pk"]
        indexes = [models.Index(fields=["state", "not_before"], name="digest_to_send")]
        constraints = [
            models.UniqueConstraint(fields=["official", "day"], name="digest_once_a_day"),
        ]

    def __str__(self) -> str:
        return f"{self.day:%d/%m/%Y}: {self.get_state_display()}"


class DeclinedMail(models.Model):
    """An official who wants no letters."""

    official = models.OneToOneField(Official, models.CASCADE, related_name="declined_mail")
    at = models.DateTimeField("từ lúc", auto_now_add=True)

    class Meta:
        verbose_name = "không nhận thư nhắc việc"
        verbose_name_plural = "không nhận thư nhắc việc"

    def __str__(self) -> str:
        return str(self.official)


class ChasedTurn(models.Model):
    """A task that a công văn đôn đốc is about."""

    document = models.ForeignKey(Document, models.PROTECT, related_name="chased_turns")
    turn = models.ForeignKey(TaskTurn, models.PROTECT, related_name="chasings")
    at = models.DateTimeField("lúc", auto_now_add=True)

    class Meta:
        verbose_name = "nhiệm vụ được đôn đốc"
        verbose_name_plural = "nhiệm vụ được đôn đốc"
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(fields=["document", "turn"], name="turn_chased_once_by_a_paper")
        ]

    def __str__(self) -> str:
        return f"{self.turn}: {self.document}"
