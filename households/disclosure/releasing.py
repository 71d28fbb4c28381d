"""Figures leave the ward: in a paper, on the day it is issued, with a report that is sent up, or as
the table for an office above.

All are kept with whom they went to and what was folded, so that what is given later can be weighed
against it.
"""

from collections.abc import Iterable, Mapping
from datetime import date, datetime
from typing import Any

from django.db import transaction
from django.db.models import QuerySet

from documents import frozen
from documents.models import Document
from history.recording import record, subject_of
from households.disclosure.grounds import GIVEN, moment_of
from households.disclosure.leaving import outside
from households.disclosure.protecting import Protected, protected, table_of
from households.disclosure.suppression import Table
from households.disclosure.wording import ethnic_table
from households.figures.ward import ward_of
from households.models import FigureRelease, ReleasedFigure, ReleasedGroup
from households.permissions import may_keep_figures
from officials.models import Official, Organization
from workflow.verdicts import ALLOWED, Verdict, demand, refused

TABLE = "bang_dan_toc"
NO_GROUPS = "Chưa có đủ phiếu số liệu theo dân tộc của mọi khối, tổ, thôn, bản đến ngày này."
Kind = Organization.Kind
RECEIVING_KINDS = (Kind.PEOPLES_COMMITTEE, Kind.DEPARTMENT, Kind.ETHNIC_AFFAIRS)


def issued(document: Document, by: Official) -> None:
    """PAPER_ISSUES: what the paper gives, as it was pinned when it was handed up."""
    submission = frozen.submission_of(document)
    sheet = submission.pinned
    given_to = outside((*sheet.addressed_to, *sheet.recipients), document.organization)
    grounds = submission.grounds
    pinned = grounds["figures"] if "figures" in grounds else _now(document)
    for kept in pinned if given_to else ():
        keep(document.organization, kept, given_to, document=document, by=by)


def offices_above(organization: Organization) -> QuerySet[Organization]:
    """Who may be given the table: the People's Committee of the province, its departments and its
    body of ethnic affairs; never the police."""
    above = Organization.objects.filter(unit=organization.unit.province, kind__in=RECEIVING_KINDS)
    return above.filter(successor=None).order_by("kind", "name")


def may_give(official: Official, organization: Organization) -> Verdict:
    return may_keep_figures(official, organization)


@transaction.atomic
def give(
    organization: Organization,
    *,
    recipient: Organization,
    on: date,
    known: datetime,
    by: Official,
) -> FigureRelease | Verdict:
    """The table of that day, as far as it may be given, to an office above."""
    demand(may_give(by, organization))
    Organization.objects.select_for_update().get(pk=organization.pk)
    found = protected(organization, on=on, known=known)
    verdict = _may_go(found, recipient)
    if found is None or not verdict:
        return verdict
    release = FigureRelease.objects.create(
        organization=organization,
        recipient=recipient,
        given_to=recipient.name,
        on=on,
        known_at=known,
        smallest=found.shown.k,
        tells_groups=True,
        minorities=found.shown.standing.value,
        released_by=by,
    )
    _keep_groups(release, found.table, found.shown.folded, found.shown.names)
    ReleasedFigure.objects.create(release=release, name=TABLE, value=ethnic_table(found.shown))
    _tell(release, by, figures=1)
    return release


def keep(
    organization: Organization,
    kept: Mapping[str, Any],
    given_to: Iterable[str],
    *,
    document: Document | None = None,
    by: Official,
) -> FigureRelease:
    """What was given, as `grounds` has it, in a paper or with a report that has none."""
    on, known = moment_of(kept)
    release = FigureRelease.objects.create(
        organization=organization,
        document=document,
        given_to="\n".join(given_to),
        on=on,
        known_at=known,
        smallest=kept.get("smallest", 0),
        tells_groups="folded" in kept,
        minorities=kept.get("minorities", FigureRelease.Total.WITHHELD),
        released_by=by,
    )
    if "folded" in kept and (ward := ward_of(organization, on=on, known=known)):
        _keep_groups(release, table_of(ward), kept["folded"], kept["named"])
    ReleasedFigure.objects.bulk_create(
        ReleasedFigure(release=release, name=name, value=value)
        for name, value in kept["figures"].items()
    )
    _tell(release, by, figures=len(kept["figures"]))
    return release


def _may_go(found: Protected | None, recipient: Organization) -> Verdict:
    if found is None or not found.has_groups:
        return refused(NO_GROUPS)
    if not offices_above(found.organization).filter(pk=recipient.pk).exists():
        return refused("Bảng chỉ cung cấp cho cơ quan cấp tỉnh trong danh sách.")
    return ALLOWED


def _now(document: Document) -> Iterable[Mapping[str, Any]]:
    """Of a paper that was handed up before such grounds were kept."""
    return GIVEN.found(document, frozen.submission_of(document).revision)


def _keep_groups(
    release: FigureRelease, table: Table, folded: Iterable[str], named: Iterable[str]
) -> None:
    folded, named = set(folded), set(named)
    ReleasedGroup.objects.bulk_create(
        ReleasedGroup(
            release=release,
            ethnic_group_id=code,
            households=table.groups[code].households,
            persons=table.groups[code].persons,
            is_folded=code in folded,
            is_named=code in named,
        )
        for code in sorted(table.present)
    )


def _tell(release: FigureRelease, by: Official, *, figures: int) -> None:
    details: dict[str, object] = {"on": release.on.isoformat(), "figures": figures}
    if release.document_id:
        details["document"] = release.document_id
    if release.recipient_id:
        details["recipient"] = release.recipient_id
    record(
        release.organization_id,
        verb="households.release_figures",
        by=by,
        subject=subject_of(release),
        details=details,
    )
