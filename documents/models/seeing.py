"""Which submissions an official has read, so that the next one shows what is new to them."""

from django.db import models

from documents.models.reviewing import Submission
from officials.models import Official


class Seen(models.Model):
    """That it was opened for reading, and when first. Forgetting it harms nothing."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="+")
    submission = models.ForeignKey(Submission, models.PROTECT, related_name="+")
    at = models.DateTimeField("xem lúc", auto_now_add=True)

    class Meta:
        verbose_name = "lần xem"
        verbose_name_plural = "các lần xem"
        constraints = [
            models.UniqueConstraint(
                fields=["official", "submission"],
                name="submission_seen_once",
                violation_error_message="Lần trình này đã được xem.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.official}, {self.submission}"
