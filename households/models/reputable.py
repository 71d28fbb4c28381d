"""Người có uy tín: a public list with benefits (QĐ 12/2018/QĐ-TTg, amended by QĐ 28/2023/QĐ-TTg).

The decision's fields only (docs/bounds.md, 7): no membership of a party, office in a religion,
illness or ground of removal. What a meeting said of a person is kept on its paper, not here.
"""

from typing import ClassVar

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.db.models import F, Q
from django.db.models.lookups import GreaterThanOrEqual

from documents.models import Document
from households.models.ethnic_groups import EthnicGroup
from households.reputable.querysets import ProposalQuerySet, ReputablePersonQuerySet
from localities.fields import NameSortField, NfcCharField, WithDerivedColumns
from localities.models import ResidentialGroup
from officials.models import Official, Organization
from officials.querysets import OfOrganizationQuerySet

NAME_LENGTH = 120
NUMBER_LENGTH = 60
KEPT_YEARS = 5
MOST_KEPT_YEARS = 20
FIRST_BIRTH_YEAR = 1900


class DecidingLevel(models.TextChoices):
    """Whose chair decides; the district did until 30/6/2025."""

    COMMUNE = "commune", "Chủ tịch UBND cấp xã"
    DISTRICT = "district", "Chủ tịch UBND cấp huyện (đến 30/6/2025)"
    PROVINCE = "province", "Chủ tịch UBND cấp tỉnh"


class ReputableRule(models.Model):
    """What holds in a ward from a day on: where there may be reputable persons, and who decides."""

    append_only = True

    class Reach(models.TextChoices):
        """1 person for each thôn in, or of a commune in, the region of ethnic minorities."""

        ALL = "all", "Cả xã, phường thuộc vùng"
        SOME = "some", "Chỉ một số khối, thôn, bản thuộc vùng"
        NONE = "none", "Không thuộc vùng"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="reputable_rules", verbose_name="cơ quan"
    )
    valid_from = models.DateField("từ ngày")
    reach = models.CharField("địa bàn áp dụng", max_length=4, choices=Reach)
    groups = models.ManyToManyField(
        ResidentialGroup, blank=True, related_name="+", verbose_name="khối, thôn, bản thuộc vùng"
    )
    level = models.CharField(
        "cấp quyết định", max_length=8, choices=DecidingLevel, default=DecidingLevel.COMMUNE
    )
    kept_years = models.PositiveSmallIntegerField(
        "số năm giữ tên sau khi ra khỏi danh sách",
        default=KEPT_YEARS,
        validators=[MinValueValidator(1), MaxValueValidator(MOST_KEPT_YEARS)],
    )
    source = NfcCharField("số, ký hiệu văn bản làm căn cứ", max_length=NUMBER_LENGTH)
    decided_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = OfOrganizationQuerySet["ReputableRule"].as_manager()

    class Meta:
        verbose_name = "quy định về người có uy tín"
        verbose_name_plural = "quy định về người có uy tín"
        indexes = [
            models.Index(
                fields=["organization", "-valid_from", "-id"], name="reputable_rule_latest"
            )
        ]

    def __str__(self) -> str:
        return f"{self.organization}, từ {self.valid_from:%d/%m/%Y}"


class RecognitionDecision(models.Model):
    """A decision that puts persons on the list, takes them off, or both at once."""

    append_only = True

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="recognition_decisions", verbose_name="cơ quan"
    )
    level = models.CharField("cấp quyết định", max_length=8, choices=DecidingLevel)
    number = NfcCharField("số, ký hiệu", max_length=NUMBER_LENGTH)
    issued_on = models.DateField("ngày")
    document = models.ForeignKey(
        Document, models.PROTECT, null=True, related_name="+", verbose_name="văn bản"
    )
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "quyết định về người có uy tín"
        verbose_name_plural = "quyết định về người có uy tín"
        constraints = [
            models.UniqueConstraint(
                fields=["organization", "level", "number", "issued_on"],
                name="recognition_decision_once",
                violation_error_message="Quyết định này đã được ghi.",
            ),
        ]

    def __str__(self) -> str:
        return f"Quyết định số {self.number} ngày {self.issued_on:%d/%m/%Y}"


class ReputablePerson(WithDerivedColumns):
    """One who was put forward, is on the list, or was. Erasure leaves group and decisions."""

    class Gender(models.TextChoices):
        MALE = "male", "Nam"
        FEMALE = "female", "Nữ"

    class Schooling(models.TextChoices):
        PRIMARY = "primary", "Tiểu học"
        LOWER = "lower", "Trung học cơ sở"
        UPPER = "upper", "Trung học phổ thông"
        VOCATIONAL = "vocational", "Trung cấp, cao đẳng"
        UNIVERSITY = "university", "Đại học trở lên"
        OTHER = "other", "Khác"

    class Standing(models.TextChoices):
        """Thành phần. Offices in a religion or a cult are not among them: those count as others."""

        ELDER = "elder", "Già làng"
        CLAN_HEAD = "clan_head", "Trưởng dòng họ"
        GROUP_HEAD = "group_head", "Trưởng thôn, khối, bản"
        RETIRED = "retired", "Cán bộ nghỉ hưu"
        LEARNED = "learned", "Nhân sĩ, trí thức"
        PRODUCER = "producer", "Doanh nhân, người sản xuất giỏi"
        OTHER = "other", "Thành phần khác"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="reputable_persons", verbose_name="cơ quan"
    )
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, related_name="+", verbose_name="khối, thôn, bản"
    )
    full_name = NfcCharField("họ và tên", max_length=NAME_LENGTH, blank=True)
    roll_order = NameSortField("full_name")
    birth_year = models.PositiveSmallIntegerField("năm sinh", null=True)
    gender = models.CharField("giới tính", max_length=6, choices=Gender, blank=True)
    ethnic_group = models.ForeignKey(
        EthnicGroup, models.PROTECT, null=True, related_name="+", verbose_name="dân tộc"
    )
    schooling = models.CharField("trình độ học vấn", max_length=10, choices=Schooling, blank=True)
    standing = models.CharField("thành phần", max_length=10, choices=Standing, blank=True)
    recognised_by = models.ForeignKey(
        RecognitionDecision, models.PROTECT, null=True, related_name="recognised"
    )
    removed_by = models.ForeignKey(
        RecognitionDecision, models.PROTECT, null=True, related_name="removed"
    )
    erased_at = models.DateTimeField("xóa lúc", null=True)
    entered_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    entered_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    objects = ReputablePersonQuerySet.as_manager()

    IDENTIFYING: ClassVar = (
        "full_name",
        "birth_year",
        "gender",
        "ethnic_group",
        "schooling",
        "standing",
    )

    class Meta:
        verbose_name = "người có uy tín"
        verbose_name_plural = "người có uy tín"
        constraints = [
            models.CheckConstraint(
                condition=Q(removed_by=None) | Q(recognised_by__isnull=False),
                name="reputable_person_removed_after_recognition",
            ),
            models.CheckConstraint(
                condition=Q(
                    erased_at=None,
                    birth_year__gte=FIRST_BIRTH_YEAR,
                    ethnic_group__isnull=False,
                )
                & ~Q(full_name="")
                | Q(
                    erased_at__isnull=False,
                    full_name="",
                    birth_year=None,
                    gender="",
                    ethnic_group=None,
                    schooling="",
                    standing="",
                ),
                name="reputable_person_whole_or_erased",
            ),
        ]

    def __str__(self) -> str:
        return self.full_name or "(đã xóa theo thời hạn lưu)"

    @property
    def is_listed(self) -> bool:
        return self.recognised_by_id is not None and self.removed_by_id is None

    @property
    def is_candidate(self) -> bool:
        return self.recognised_by_id is None


class Proposal(models.Model):
    """Hồ sơ: one person put forward, or one to be taken off the list, or one for the other."""

    class State(models.TextChoices):
        PREPARING = "preparing", "Chuẩn bị họp khối, thôn"
        VILLAGE_MET = "village_met", "Đã họp khối, thôn"
        JOINT_MET = "joint_met", "Đã họp liên tịch"
        RECEIVED = "received", "UBND đã nhận hồ sơ"
        EXAMINED = "examined", "Đã kiểm tra hồ sơ"
        SENT = "sent", "Đã gửi cấp tỉnh"
        DECIDED = "decided", "Đã có quyết định"
        STOPPED = "stopped", "Đã dừng"

    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="reputable_proposals", verbose_name="cơ quan"
    )
    group = models.ForeignKey(
        ResidentialGroup, models.PROTECT, related_name="+", verbose_name="khối, thôn, bản"
    )
    person = models.OneToOneField(
        ReputablePerson, models.PROTECT, null=True, related_name="proposal"
    )
    replaces = models.ForeignKey(
        ReputablePerson, models.PROTECT, null=True, related_name="removal_proposals"
    )
    state = models.CharField("tình trạng", max_length=11, choices=State, default=State.PREPARING)
    decision = models.ForeignKey(
        RecognitionDecision, models.PROTECT, null=True, related_name="proposals"
    )
    opened_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    opened_at = models.DateTimeField("lập lúc", auto_now_add=True)

    objects = ProposalQuerySet.as_manager()

    class Meta:
        verbose_name = "hồ sơ người có uy tín"
        verbose_name_plural = "hồ sơ người có uy tín"
        constraints = [
            models.CheckConstraint(
                condition=Q(person__isnull=False) | Q(replaces__isnull=False),
                name="reputable_proposal_is_about_somebody",
            ),
            models.CheckConstraint(
                condition=~Q(state="decided") | Q(decision__isnull=False),
                name="reputable_proposal_decided_by_a_decision",
            ),
            models.UniqueConstraint(
                fields=["replaces"],
                condition=~Q(state="stopped"),
                name="reputable_proposal_removes_once",
                violation_error_message="Người này đã có hồ sơ đưa ra khỏi danh sách.",
            ),
        ]

    def __str__(self) -> str:
        return f"Hồ sơ {self.pk}, {self.group}"

    @property
    def purpose(self) -> str:
        if self.replaces_id is None:
            return "Công nhận"
        return "Thay thế" if self.person_id else "Đưa ra khỏi danh sách"

    @property
    def is_open(self) -> bool:
        return self.state not in {self.State.DECIDED, self.State.STOPPED}


class ProposalStep(models.Model):
    """What was done about a file on a day. Written again, the later row counts."""

    append_only = True

    class Step(models.TextChoices):
        VILLAGE = "village", "Họp khối, thôn"
        JOINT = "joint", "Họp liên tịch"
        RECEIVED = "received", "UBND nhận hồ sơ"
        EXAMINED = "examined", "UBND kiểm tra hồ sơ"
        SENT = "sent", "Gửi cấp quyết định"

    proposal = models.ForeignKey(Proposal, models.PROTECT, related_name="steps")
    step = models.CharField("bước", max_length=8, choices=Step)
    on = models.DateField("ngày")
    households = models.PositiveIntegerField("số hộ của khối, thôn", null=True)
    present = models.PositiveIntegerField("số hộ dự họp", null=True)
    recorded_by = models.ForeignKey(Official, models.PROTECT, related_name="+")
    recorded_at = models.DateTimeField("ghi lúc", auto_now_add=True)

    class Meta:
        verbose_name = "bước của hồ sơ"
        verbose_name_plural = "bước của hồ sơ"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    GreaterThanOrEqual(F("present") * 3, F("households") * 2),
                    step="village",
                    households__isnull=False,
                    present__isnull=False,
                    present__lte=F("households"),
                )
                | ~Q(step="village") & Q(households=None, present=None),
                name="reputable_step_village_met_by_two_thirds",
                violation_error_message="Cuộc họp phải có ít nhất 2/3 số hộ của khối, thôn dự.",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_step_display()}, {self.on:%d/%m/%Y}"
