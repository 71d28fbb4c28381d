"""What the addresses of the province's view stand for, in one office."""

from officials.models import Official, Organization
from reports.regimes.calendar import Due
from tests.directives.making import make_directive


def rows_of_province(due: Due, office: Organization, by: Official) -> dict[str, dict[str, object]]:
    regime = {"pk": due.regime.pk}
    of_period, of_ward = {**regime, "span": due.span}, {**regime, "unit_pk": office.unit_id}
    return {
        **dict.fromkeys(("states", "states_workbook"), regime),
        **dict.fromkeys(("states_of_period", "chase_reports"), of_period),
        **dict.fromkeys(("ward_states", "ward_phone"), of_ward),
        "coverage": {"pk": make_directive(office, by, number="19/UBND-NC").pk},
    }
