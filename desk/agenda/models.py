"""What the agenda keeps."""

from django.db import models

from officials.models import Official


class CalendarFeed(models.Model):
    """The address under which an official's own calendar program reads what is due to them.

    Of the secret part of the address only its SHA-256 is kept. `counted_from`, `reads`: how often
    it was read since that moment, which moves on each minute; so the last reading is known too.
    """

    official = models.OneToOneField(Official, models.CASCADE, related_name="calendar_feed")
    digest = models.CharField("dấu của địa chỉ", max_length=64, unique=True)
    made_at = models.DateTimeField("tạo lúc")
    counted_from = models.DateTimeField("đọc gần đây lúc", null=True)
    reads = models.PositiveSmallIntegerField("số lần đọc", default=0)

    class Meta:
        verbose_name = "địa chỉ lịch"
        verbose_name_plural = "địa chỉ lịch"

    def __str__(self) -> str:
        return str(self.official)
