"""Opening the report of an office for one period: already filled, its paper drafted."""

from collections.abc import Sequence

from django.db import transaction

from documents.drafts import drafting
from documents.drafts.content import AnnexText, Content
from documents.models import Document
from history.recording import record, subject_of
from households.figures import taking
from households.figures.marks import marks_of
from households.figures.taking import Day, NothingToTakeError
from officials.heads import head_of
from officials.models import Official, Organization
from paper.kinds import Kind
from plans.models import Plan
from reports.models import Addressee, Report, ReportPaper, Terms
from reports.regimes.addressing import addressed_to
from reports.regimes.calendar import Due, due_of_report
from reports.writing import skeleton
from reports.writing.citing import FORM
from reports.writing.filling import fill
from reports.writing.permissions import may_open
from reports.writing.values import Finder
from vietnamese.dates import today
from workflow.verdicts import Verdict, demand, refused

NOTE = "Mở báo cáo, điền sẵn từ sổ"


def open_report(organization: Organization, due: Due, by: Official) -> Report:
    """The one there is, or a new one."""
    demand(may_begin(organization, due, by))
    with transaction.atomic():
        report, is_new = created(organization, due, by)
        if not is_new:
            return report
        fill_in(report, by)
        draft(report, by)
        tell(report, "reports.open", by)
    return report


def fill_in(report: Report, by: Official) -> None:
    """The figures it has not yet; of a regime that asks for plans, the plan."""
    if report.terms.asks == Terms.Asks.PLAN:
        _hang_plan(report)
    elif not report.figures.exists():
        fill(report, by)


def draft(report: Report, by: Official) -> None:
    """Its paper, where one is asked and none is in hand."""
    if report.terms.asks == Terms.Asks.REPORT and report.document is None:
        _draft_paper(report, by)


def may_begin(organization: Organization, due: Due, by: Official) -> Verdict:
    """Of a regime that asks for plans only where the office has one of that year."""
    if due.terms.asks == Terms.Asks.PLAN and _plan_of(organization, due.until.year) is None:
        return refused(f"Chưa có kế hoạch năm {due.until.year}. Soạn kế hoạch rồi mới mở.")
    return may_open(by, organization)


def created(organization: Organization, due: Due, by: Official) -> tuple[Report, bool]:
    """Locks the office, so that two who open at once come to the same report."""
    Organization.objects.select_for_update(of=("self",)).get(pk=organization.pk)
    return Report.objects.get_or_create(
        regime=due.regime,
        organization=organization,
        since=due.since,
        until=due.until,
        defaults={
            "terms": due.terms,
            "request": due.request,
            "period_name": due.name,
            "created_by": by,
        },
    )


def _draft_paper(report: Report, by: Official) -> None:
    """In place of a draft that was given up it is a replacement: of originals there is one."""
    content = content_of(report, due_of_report(report))
    document = drafting.create(
        report.organization, kind=Kind.REPORT, content=content, by=by, note=NOTE
    )
    role = ReportPaper.Role.REPLACEMENT if report.papers.exists() else ReportPaper.Role.ORIGINAL
    ReportPaper.objects.create(report=report, document=document, role=role)
    _take_register(report, document, by)


def content_of(report: Report, due: Due) -> Content:
    told = dict(report.tables.values_list("name", "text"))
    addressees = list(report.terms.addressees.all())
    return Content(
        subject=skeleton.subject_of(report),
        text=skeleton.text_of(report, Finder(report).now, told),
        addressed_to=addressed_to(due, report.organization),
        recipients=tuple(filter(None, ("Như trên", report.terms.channel, "Lưu: VT"))),
        signer=head_of(report.organization),
        annexes=_forms(addressees),
    )


def tell(report: Report, verb: str, by: Official) -> None:
    details = {"regime": report.regime_id, "until": report.until.isoformat()}
    record(report.organization_id, verb=verb, by=by, subject=subject_of(report), details=details)


def _take_register(report: Report, document: Document, by: Official) -> None:
    """The figures of the register as of the period's last day, not of the paper's."""
    current = document.current
    if not marks_of(current):
        return
    day = Day(min(report.until, today()), is_chosen=True)
    try:
        taking.take_anew(document, day=day, base=current.number, by=by)
    except NothingToTakeError:
        return


def _hang_plan(report: Report) -> None:
    report.plan = _plan_of(report.organization, report.until.year)
    report.save(update_fields=["plan"])


def _plan_of(organization: Organization, year: int) -> Plan | None:
    """The one begun last that nobody gave up."""
    plans = Plan.objects.filter(organization=organization, year=year).order_by("-pk")
    given_up = Document.State.ABANDONED
    return next((plan for plan in plans if plan.document.state != given_up), None)


def _forms(addressees: Sequence[Addressee]) -> tuple[AnnexText, ...]:
    """The form of each addressee that has one of its own, as an annex."""
    return tuple(
        AnnexText(one.form, f"{{{{{FORM}{place}}}}}")
        for place, one in enumerate(addressees, start=1)
        if one.form
    )
