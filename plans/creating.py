"""New plans: from a template, from last year's plan, from a file, from pasted text."""

from collections.abc import Mapping
from dataclasses import replace

from django.core.exceptions import ValidationError
from django.db import transaction

from documents.drafts import drafting
from documents.drafts.content import Content
from history.recording import record
from households.figures.opening import opening
from households.figures.ward import ward_of
from officials.models import Appointment, Official, Organization
from paper.kinds import Kind
from paper.readers.text import read
from plans.carrying import carry
from plans.models import FIRST_YEAR, LAST_YEAR, Plan, PlanPaper, Template
from vietnamese.dates import today

SITUATION = "{tinh_hinh}"
SITUATION_TO_WRITE = (
    "Nêu tình hình chung của địa bàn: diện tích, số hộ, số nhân khẩu, số khối; số hộ, số nhân khẩu "
    "đồng bào dân tộc thiểu số tính đến ngày gần nhất."
)


def from_template(
    organization: Organization, template: Template, *, year: int, by: Official
) -> Plan:
    text = filled(template.text, organization=organization, year=year)
    content = Content.of_sheet(read(text).sheet)
    return _create(organization, content, year=year, by=by, note="Soạn từ mẫu", template=template)


def from_plan(organization: Organization, previous: Plan, *, year: int, by: Official) -> Plan:
    """A draft carried over from an earlier plan of the organization or of a forerunner."""
    content = carry(previous.document.current.content, year=previous.year, into=year)
    content = replace(content, signer=_still_signing(content.signer, organization))
    return _create(
        organization,
        content,
        year=year,
        by=by,
        note=f"Soạn từ kế hoạch năm {previous.year}",
        previous=previous,
    )


def from_content(organization: Organization, content: Content, *, year: int, by: Official) -> Plan:
    """A plan from a paper that was read out of a file or pasted text and looked over."""
    return _create(organization, content, year=year, by=by, note="Soạn từ văn bản có sẵn")


def _still_signing(signer: Appointment | None, organization: Organization) -> Appointment | None:
    if signer and signer.organization_id == organization.pk and signer.is_in_force(today()):
        return signer
    return None


def filled(text: str, *, organization: Organization, year: int) -> str:
    """A template's text with the year, the unit's name and what the ward is like put in."""
    unit = organization.name.removeprefix("Ủy ban nhân dân ")
    text = text.replace("{nam}", str(year)).replace("{don_vi}", unit)
    if SITUATION in text:
        text = text.replace(SITUATION, _situation(organization))
    return text


def _situation(organization: Organization) -> str:
    """Written from the figures of the office, with their marks; what to write where it has none."""
    return opening(ward_of(organization, on=today())) or SITUATION_TO_WRITE


def _create(
    organization: Organization,
    content: Content,
    *,
    year: int,
    by: Official,
    note: str,
    template: Template | None = None,
    previous: Plan | None = None,
) -> Plan:
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValidationError({"year": f"Năm phải từ {FIRST_YEAR} đến {LAST_YEAR}."})
    with transaction.atomic():
        document = drafting.create(organization, kind=Kind.PLAN, content=content, by=by, note=note)
        plan = Plan.objects.create(
            organization=organization,
            year=year,
            template=template,
            previous=previous,
            created_by=by,
        )
        PlanPaper.objects.create(plan=plan, document=document)
        record(
            organization.pk,
            verb="plans.create",
            by=by,
            subject=f"plans.plan:{plan.pk}",
            details=_origin(document.pk, template, previous),
        )
    return plan


def _origin(
    document: int, template: Template | None, previous: Plan | None
) -> Mapping[str, object]:
    return {
        "document": document,
        "template": template.pk if template else None,
        "previous": previous.pk if previous else None,
    }
