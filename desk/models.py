"""What the search keeps: a line for each thing that can be found, and what an official chose."""

from django.db import models
from django.db.models import Q

from desk.agenda.models import CalendarFeed
from desk.handover.models import Handover, HandoverItem
from desk.querysets import SearchLineQuerySet
from desk.reminding.models import ChasedTurn, DeclinedMail, Digest, Morning
from desk.things import Thing
from directives.models import Directive, Duty
from localities.fields import NfcCharField
from officials.models import Official, Organization
from plans.models import Plan

__all__ = [
    "CalendarFeed",
    "ChasedTurn",
    "ChosenColumns",
    "DeclinedMail",
    "Digest",
    "Handover",
    "HandoverItem",
    "Morning",
    "SavedSearch",
    "SearchLine",
]
NAME_LENGTH = 80
QUESTION_LENGTH = 1000


class SearchLine(models.Model):
    """The words of one thing (vietnamese.words), written by `desk.indexing`.

    `place` orders the lines by day (desk.things); as the number of the row it lets the index hand
    them out in that order. Beside the words stands what decides who may find the thing: a duty
    names its directive too, `kept_by` is the register of that directive (none: everybody's) or the
    office of the plan, `told_by` who else wrote the duty down. Neither has an index: an
    office keeps too many lines to begin with them.
    """

    # SQLite takes only this type for the number of the row itself; it is always given.
    place = models.BigAutoField(primary_key=True)
    directive = models.ForeignKey(Directive, models.CASCADE, null=True, related_name="search_lines")
    plan = models.OneToOneField(Plan, models.CASCADE, null=True, related_name="search_line")
    duty = models.OneToOneField(Duty, models.CASCADE, null=True, related_name="search_line")
    kept_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", db_index=False
    )
    told_by = models.ForeignKey(
        Organization, models.PROTECT, null=True, related_name="+", db_index=False
    )
    text = models.TextField("chữ để tìm")
    issuer = models.TextField("cơ quan ban hành, để tìm")

    objects = SearchLineQuerySet.as_manager()

    class Meta:
        verbose_name = "dòng để tìm"
        verbose_name_plural = "dòng để tìm"
        constraints = [
            models.CheckConstraint(
                name="search_line_of_one_thing",
                condition=(
                    Q(directive__isnull=False, plan=None)
                    | Q(directive=None, plan__isnull=False, duty=None, kept_by__isnull=False)
                ),
            ),
            models.UniqueConstraint(
                fields=["directive"], condition=Q(duty=None), name="search_line_of_directive"
            ),
        ]

    def __str__(self) -> str:
        return self.text.strip()

    @property
    def thing(self) -> Thing:
        return Thing.of_place(self.place)


class SavedSearch(models.Model):
    """A question an official asks again: the address behind the question mark."""

    official = models.ForeignKey(Official, models.CASCADE, related_name="saved_searches")
    name = NfcCharField("tên", max_length=NAME_LENGTH)
    question = models.CharField("điều kiện tìm", max_length=QUESTION_LENGTH)

    class Meta:
        verbose_name = "cách tìm đã lưu"
        verbose_name_plural = "cách tìm đã lưu"
        ordering = ["name", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["official", "name"],
                name="saved_search_named_once",
                violation_error_message="Anh/chị đã lưu một cách tìm có tên này.",
            ),
        ]

    def __str__(self) -> str:
        return self.name


class ChosenColumns(models.Model):
    """Which columns an official wants to see of what was found, in the order of the table."""

    official = models.OneToOneField(Official, models.CASCADE, related_name="chosen_columns")
    columns = models.JSONField("các cột", default=list)

    class Meta:
        verbose_name = "cột đã chọn"
        verbose_name_plural = "cột đã chọn"

    def __str__(self) -> str:
        return ", ".join(self.columns)
