"""Consolidations for the tests of rights: rows as the verbs leave them, without going their way."""

from directives.models import Share
from officials.models import Official, Organization
from reports.consolidating.counting import stands_of
from reports.models import ConsolidatedUnit, Consolidation, ConsolidationBinding, Regime
from reports.regimes.calendar import Due
from tests.directives.making import make_directive
from tests.objectives import make_objective
from tests.papers import make_document


def make_consolidation(due: Due, organization: Organization, by: Official) -> Consolidation:
    made = Consolidation.objects.create(
        organization=organization,
        regime=due.regime,
        terms=due.terms,
        since=due.since,
        until=due.until,
        period_name=due.name,
        number=1,
        made_by=by,
    )
    for unit, stand in stands_of(due, counts_submitted=True).items():
        ConsolidatedUnit.objects.create(
            consolidation=made,
            unit_id=unit,
            standing=stand.standing,
            sending_id=stand.sending,
        )
    return made


def rows_of_consolidations(
    regime: Regime, due: Due, office: Organization, by: Official
) -> dict[str, dict[str, object]]:
    """The owner of the regime has consolidated; a paper of the ward is bound to that."""
    made = make_consolidation(due, regime.owner, by)
    document = make_document(office, by)
    ConsolidationBinding.objects.create(revision=document.current, consolidation=made, bound_by=by)
    directive = make_directive(office, by, number=f"77/{office.pk}-NC")
    objective = make_objective(directive, {office: 3}, by, name="Chỉ tiêu để báo cáo")
    other = Organization.objects.exclude(pk=office.pk)[:1].get()
    Share.objects.create(objective=objective, organization=other, target=2, given_by=by)
    about = ("consolidation", "consolidated_units", "consolidation_changes")
    files = ("consolidation_workbook", "begin_consolidated_report")
    return {
        **{key: {"pk": regime.pk} for key in ("periods_to_consolidate", "consolidate")},
        **{key: {"pk": made.pk} for key in (*about, *files)},
        "take_newer_version": {"pk": document.pk},
        "objectives_reached": {"pk": directive.pk},
    }
