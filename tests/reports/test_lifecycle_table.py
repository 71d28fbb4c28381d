"""The whole table: every transition × state × role, outcomes by hand, over plain rows.

The papers are in order and every finding is answered, so that only state and role decide.
"""

from itertools import product

import pytest

from officials.models import Official, Organization, Role
from reports.lifecycle import LIFECYCLE
from reports.models import Report, Terms
from tests.cast import make_member
from tests.reporting import a_due, make_figures, make_finding, make_regime, make_submitted

pytestmark = pytest.mark.django_db
State = Report.State

WRITERS = {"drafter", "office head"}
HANDERS = WRITERS | {"clerk"}
EXAMINERS = {"reviewer above", "drafter above", "office head above"}
ROLES = {
    "drafter": Role.DRAFTER,
    "office head": Role.OFFICE_HEAD,
    "clerk": Role.CLERK,
    "chair": Role.CHAIR,
    "administrator": Role.ADMINISTRATOR,
    "reviewer above": Role.REVIEWER,
    "drafter above": Role.DRAFTER,
    "office head above": Role.OFFICE_HEAD,
    "clerk above": Role.CLERK,
    "chair above": Role.CHAIR,
    "stranger": Role.DRAFTER,
}
EXPECTED = {
    "reports.send_for_remarks": ({"drafting", "remarked"}, WRITERS, "sent"),
    "reports.recall": ({"sent"}, WRITERS, "drafting"),
    "reports.remark": ({"sent"}, EXAMINERS, "remarked"),
    "reports.submit": ({"drafting", "sent", "remarked", "returned"}, HANDERS, "submitted"),
    "reports.enter_for_another": (
        {"drafting", "sent", "remarked", "returned"},
        EXAMINERS,
        "submitted",
    ),
    "reports.return": ({"submitted"}, EXAMINERS, "returned"),
    "reports.accept": ({"submitted"}, EXAMINERS, "accepted"),
    "reports.reopen": ({"accepted"}, EXAMINERS, "returned"),
}
"""From which states, by whom, to which state; everything else is refused."""
WAITING = {"reports.return"}
"""Steps that want a finding that was not told yet; the others want none."""
NOBODY_BELOW = {"reports.enter_for_another"}


@pytest.fixture
def cast(
    ward: Organization, province: Organization, other_ward: Organization
) -> dict[str, Official]:
    """One for each role, in the ward, above, or elsewhere."""
    offices = {role: province if role.endswith("above") else ward for role in ROLES}
    offices["stranger"] = other_ward
    return {
        role: make_member(f"vai.{place}", f"Người Mẫu {place}", offices[role], ROLES[role])
        for place, role in enumerate(ROLES)
    }


@pytest.fixture
def report(ward: Organization, province: Organization, cast: dict[str, Official]) -> Report:
    """Of figures alone: no paper stands in the way."""
    regime = make_regime(province, cast["reviewer above"], asks=Terms.Asks.FIGURES)
    report = make_submitted(a_due(regime), ward, cast["drafter"])
    make_figures(report, cast["drafter"], so_buoi=9)
    return report


def test_the_table_names_every_step() -> None:
    assert set(EXPECTED) == {step.name for step in LIFECYCLE.transitions}


@pytest.mark.parametrize("name", EXPECTED)
def test_every_step_from_every_state_by_every_role(
    report: Report, cast: dict[str, Official], ward: Organization, name: str
) -> None:
    sources, takers, _ = EXPECTED[name]
    if name in WAITING:
        make_finding(report, cast["reviewer above"])
    if name in NOBODY_BELOW:
        Official.objects.filter(appointments__organization=ward).update(is_active=False)
    wrong = []
    for state, role in product(State.values, ROLES):
        report.state = state
        may = bool(LIFECYCLE.verdict(name, report, cast[role]))
        if may != (state in sources and role in takers):
            wrong.append((state, role, may))
    assert wrong == []


@pytest.mark.parametrize("name", EXPECTED)
def test_every_step_leads_where_the_table_says(name: str) -> None:
    _, _, target = EXPECTED[name]
    assert LIFECYCLE[name].target == target


def test_a_finding_that_waits_forbids_to_accept_and_one_without_answer_to_submit(
    report: Report, cast: dict[str, Official]
) -> None:
    finding = make_finding(report, cast["reviewer above"])
    assert not LIFECYCLE.verdict("reports.accept", report, cast["reviewer above"])
    sending = report.sendings.get()
    finding.decision = sending.decisions.create(
        kind="returned", remedy="content", by=cast["reviewer above"]
    )
    finding.save()
    report.state = State.RETURNED
    assert not LIFECYCLE.verdict("reports.submit", report, cast["clerk"])
