"""How an office has ordered its reviewing: separation of tasks, delegations to sign."""

from datetime import date
from typing import Self

from django.db import models
from django.db.models import F, Q

from localities.fields import NfcCharField, NfcTextField
from officials.models import Appointment, Official, Organization
from officials.querysets import OfOrganizationQuerySet


class OfficeRules(models.Model):
    """Stricter rules than the ordinary ones; an organization without a row has none of them."""

    organization = models.OneToOneField(
        Organization, models.PROTECT, primary_key=True, related_name="office_rules"
    )
    strict_separation = models.BooleanField(
        "tách người soạn, người kiểm tra nội dung và người kiểm tra thể thức", default=False
    )
    findings_block = models.BooleanField(
        "phải sửa hết các chỗ được chỉ ra mới được trình", default=False
    )

    class Meta:
        verbose_name = "quy định của cơ quan"
        verbose_name_plural = "quy định của cơ quan"

    def __str__(self) -> str:
        return f"Quy định của {self.organization}"


class DelegationQuerySet(OfOrganizationQuerySet["Delegation"]):
    def in_force(self, on: date) -> Self:
        return self.filter(valid_from__lte=on, valid_to__gte=on)


class Delegation(models.Model):
    """Ủy quyền ký (NĐ 30/2020, Điều 13): written, for a time and certain papers.

    From the head of the organization to the head of a subordinate unit, who signs TUQ., or to a
    deputy, who signs KT. outside his own field; never further. Without a field it is for any.
    """

    organization = models.ForeignKey(Organization, models.PROTECT, related_name="delegations")
    delegator = models.ForeignKey(
        Appointment, models.PROTECT, related_name="+", verbose_name="người ủy quyền"
    )
    delegate = models.ForeignKey(
        Appointment,
        models.PROTECT,
        related_name="delegations_held",
        verbose_name="người được ủy quyền",
    )
    content = NfcTextField("nội dung ủy quyền")
    field_of_work = NfcCharField("lĩnh vực được ủy quyền", max_length=200, blank=True)
    paper = NfcCharField("văn bản ủy quyền (số, ký hiệu, ngày)", max_length=200)
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày")
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = DelegationQuerySet.as_manager()

    class Meta:
        verbose_name = "ủy quyền ký"
        verbose_name_plural = "ủy quyền ký"
        ordering = ["-valid_from", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__gte=F("valid_from")),
                name="delegation_ends_after_it_starts",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=~Q(content="") & ~Q(paper=""),
                name="delegation_written_and_limited",
                violation_error_message="Ủy quyền phải bằng văn bản và nêu rõ nội dung.",
            ),
            models.CheckConstraint(
                condition=~Q(delegator=F("delegate")),
                name="delegation_to_somebody_else",
                violation_error_message="Không thể ủy quyền cho chính mình.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.delegate.official}, {self.valid_from:%d/%m/%Y} - {self.valid_to:%d/%m/%Y}"
