"""What the addresses of the province's view stand for, in one office."""

from officials.models import Official, Organization
from reports.regimes.calendar import Due
from tests.directives.making import make_directive


def rows_of_province(due: Due, office: Organization, by: Official) -> dict[str, dict[str, object]]:
    regime, of_period = {"pk": due.regime.pk}, {"pk": due.regime.pk, "span": due.span}
    return {
        **dict.fromkeys(("states", "states_workbook"), regime),
        **dict.fromkeys(("states_of_period", "chase_reports"), of_period),
        **dict.fromkeys(("ward_states", "ward_phone"), {**regime, "unit_pk": office.unit_id}),
        "coverage": {"pk": make_directive(office, by, number="19/UBND-NC").pk},
    }
