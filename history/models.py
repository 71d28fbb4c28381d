"""The journal of an organization: entries chained by their hashes, and where each chain ends."""

import hashlib
import json
from datetime import UTC
from typing import ClassVar

from django.db import models

HASH_LENGTH = 64
TOKEN_LENGTH = 100
# What the first entry of a chain names as its predecessor.
NOTHING_BEFORE = "0" * HASH_LENGTH


class EntryQuerySet(models.QuerySet["Entry"]):
    def of(self, organization_id: int) -> "EntryQuerySet":
        """What one organization's journal says, the newest first."""
        return self.filter(organization_id=organization_id).order_by("-sequence")


class Entry(models.Model):
    """One act. Keys, column names and counts only: never what a row said, never a name."""

    append_only = True

    organization_id = models.BigIntegerField("cơ quan")
    sequence = models.BigIntegerField("số thứ tự")
    at = models.DateTimeField("lúc")
    actor_id = models.BigIntegerField("người thực hiện", null=True)
    verb = models.CharField("việc", max_length=TOKEN_LENGTH)
    subject = models.CharField("việc về", max_length=TOKEN_LENGTH)
    details = models.JSONField("chi tiết", default=dict)
    previous_hash = models.CharField("mã của dòng trước", max_length=HASH_LENGTH)
    hash = models.CharField("mã", max_length=HASH_LENGTH)

    objects: ClassVar = EntryQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng lịch sử"
        verbose_name_plural = "lịch sử"
        ordering = ["organization_id", "sequence"]
        constraints = [
            models.UniqueConstraint(
                fields=["organization_id", "sequence"],
                name="history_one_entry_per_sequence",
                violation_error_message="Số thứ tự này đã có trong lịch sử.",
            ),
        ]
        indexes = [
            models.Index(
                fields=["organization_id", "subject", "sequence"], name="history_of_a_subject"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.organization_id}/{self.sequence} {self.verb} {self.subject}"

    def computed_hash(self) -> str:
        """SHA-256, in hexadecimal, of the entry and of the hash it follows."""
        said = {
            "organization": self.organization_id,
            "sequence": self.sequence,
            "at": self.at.astimezone(UTC).isoformat(timespec="microseconds"),
            "actor": self.actor_id,
            "verb": self.verb,
            "subject": self.subject,
            "details": self.details,
            "previous": self.previous_hash,
        }
        canonical = json.dumps(said, sort_keys=True, separators=(",", ":"))
        return hashlib.sha256(canonical.encode("ascii")).hexdigest()


class Head(models.Model):
    """The end of one organization's chain. Its row is the last one a transaction locks."""

    organization_id = models.BigIntegerField("cơ quan", primary_key=True)
    sequence = models.BigIntegerField("số thứ tự", default=0)
    hash = models.CharField("mã", max_length=HASH_LENGTH, default=NOTHING_BEFORE)

    class Meta:
        verbose_name = "cuối chuỗi lịch sử"
        verbose_name_plural = "cuối chuỗi lịch sử"

    def __str__(self) -> str:
        return f"{self.organization_id}/{self.sequence}"
