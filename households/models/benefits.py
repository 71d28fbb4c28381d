"""Chế độ of reputable persons: amounts that a decision sets, dated, and what was given.

Nothing here says what happened to somebody: vouchers are kept with the accounts.
"""

from django.db import models
from django.db.models import F, Q

from households.models.reputable import ReputablePerson
from households.reputable.querysets import GivenBenefitQuerySet
from localities.fields import NfcCharField
from officials.models import Official, Organization


class BenefitRate(models.Model):
    """A benefit as the decision has it: how much at most, how often, from when, how sure."""

    class Kind(models.TextChoices):
        NEWS = "news", "Cấp báo, thông tin"
        TRAINING = "training", "Tập huấn, bồi dưỡng"
        GIFT = "gift", "Tặng quà Tết, lễ hội"
        VISIT = "visit", "Thăm hỏi khi ốm đau"
        HARDSHIP = "hardship", "Hỗ trợ khó khăn đột xuất"
        CONDOLENCE = "condolence", "Thăm viếng"
        DELEGATION = "delegation", "Tặng quà khi đến thăm, làm việc"
        COMMENDATION = "commendation", "Khen thưởng"

    class Payer(models.TextChoices):
        ANY = "", "Mọi cấp"
        CENTRAL = "central", "Trung ương"
        PROVINCE = "province", "Cấp tỉnh"
        DISTRICT = "district", "Cấp huyện (đến 30/6/2025)"
        COMMUNE = "commune", "Cấp xã"

    class Certainty(models.TextChoices):
        CERTAIN = "certain", "Chắc chắn"
        LIKELY = "likely", "Cần đối chiếu"

    kind = models.CharField("chế độ", max_length=12, choices=Kind)
    payer = models.CharField("cấp chi", max_length=8, choices=Payer, blank=True)
    ceiling = models.PositiveIntegerField(
        "mức tối đa (đồng)", null=True, blank=True, help_text="Để trống nếu không chi tiền."
    )
    is_yearly_sum = models.BooleanField("mức tối đa tính cho cả năm", default=False)
    times = models.PositiveSmallIntegerField(
        "số lần tối đa", null=True, blank=True, help_text="Để trống nếu tùy dịp."
    )
    every_years = models.PositiveSmallIntegerField("trong số năm", default=1)
    is_regular = models.BooleanField(
        "đến kỳ là được hưởng", default=False, help_text="Không cần có việc gì xảy ra."
    )
    valid_from = models.DateField("từ ngày")
    valid_to = models.DateField("đến hết ngày", null=True, blank=True)
    source = NfcCharField("nguồn", max_length=200)
    certainty = models.CharField("độ tin cậy", max_length=7, choices=Certainty)

    class Meta:
        verbose_name = "mức chế độ của người có uy tín"
        verbose_name_plural = "mức chế độ của người có uy tín"
        ordering = ("kind", "payer", "valid_from")
        constraints = [
            models.UniqueConstraint(
                fields=["kind", "payer", "valid_from"],
                name="benefit_rate_once",
                violation_error_message="Mức này từ ngày này đã có.",
            ),
            models.CheckConstraint(
                condition=Q(valid_to=None) | Q(valid_to__gte=F("valid_from")),
                name="benefit_rate_span",
                violation_error_message="Ngày kết thúc không được trước ngày bắt đầu.",
            ),
            models.CheckConstraint(
                condition=Q(every_years__gte=1),
                name="benefit_rate_every_some_years",
                violation_error_message="Số năm phải từ 1 trở lên.",
            ),
        ]

    def __str__(self) -> str:
        payer = f" ({self.get_payer_display()})" if self.payer else ""
        return f"{self.get_kind_display()}{payer}"


class GivenBenefit(models.Model):
    """A benefit that was given: what, when, how much. Nothing about what happened."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="given_benefits", verbose_name="cơ quan"
    )
    person = models.ForeignKey(ReputablePerson, models.PROTECT, related_name="benefits")
    rate = models.ForeignKey(BenefitRate, models.PROTECT, related_name="given")
    given_on = models.DateField("ngày")
    amount = models.PositiveIntegerField("số tiền (đồng)", null=True, blank=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = GivenBenefitQuerySet.as_manager()

    class Meta:
        verbose_name = "chế độ đã thực hiện"
        verbose_name_plural = "chế độ đã thực hiện"
        indexes = [models.Index(fields=["person", "given_on"], name="given_benefit_of_person")]

    def __str__(self) -> str:
        return f"{self.rate}, {self.given_on:%d/%m/%Y}"


class BenefitWithdrawal(models.Model):
    """A benefit that was recorded by mistake; from then on it counts no more."""

    append_only = True

    benefit = models.OneToOneField(GivenBenefit, models.PROTECT, related_name="withdrawal")
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "chế độ ghi nhầm"
        verbose_name_plural = "chế độ ghi nhầm"

    def __str__(self) -> str:
        return str(self.benefit)
