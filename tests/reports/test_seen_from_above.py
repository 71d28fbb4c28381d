"""What an office above reads of a report is what was sent to it, not what the ward does since."""

from datetime import date, timedelta

import pytest
from django.urls import reverse

from documents.models import Use
from documents.originals import files
from documents.secrecy import Answer
from officials.models import Official, Organization, Role
from reports.models import Regime, Report
from reports.province.monday import monday_of
from reports.submitting import entering
from reports.submitting.entering import Arrived
from tests.cast import UnitKind, make_member, make_organization, make_unit, signed_in
from tests.reporting import a_due, make_regime, make_submitted, make_terms
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
NOTHING = "Không phát sinh"


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    return make_regime(province, province_reviewer)


@pytest.mark.parametrize("was_nothing", [True, False])
def test_the_queue_tells_of_nothing_as_it_was_sent_whatever_is_written_since(
    regime: Regime,
    ward: Organization,
    drafter: Official,
    province_reviewer: Official,
    was_nothing: bool,
) -> None:
    report = make_submitted(
        a_due(regime), ward, drafter, state=Report.State.RETURNED, is_nothing=was_nothing
    )
    Report.objects.filter(pk=report.pk).update(is_nothing=not was_nothing)
    page = signed_in(province_reviewer).get(reverse("reports:queue"), {"loai": "da-tra"})
    assert (NOTHING in page.content.decode()) is was_nothing


def test_the_same_file_at_an_office_elsewhere_is_no_business_of_who_puts_it_in(
    regime: Regime, ward: Organization, province_reviewer: Official
) -> None:
    """A refusal would name a ward of another province."""
    unit = make_unit("38", "Tỉnh Khác", UnitKind.PROVINCE)
    elsewhere = make_organization(unit, "Ủy ban nhân dân tỉnh Khác")
    by = make_member("tinh.khac", "Mai Văn Xa", elsewhere, Role.REVIEWER)
    there = make_organization(
        make_unit("38001", "Xa", UnitKind.WARD, parent=unit), "Ủy ban nhân dân phường Xa"
    )
    for due, office, official in (
        (a_due(regime), ward, province_reviewer),
        (a_due(make_regime(elsewhere, by)), there, by),
    ):
        file = files.accept(b"Bao cao so 12", use=Use.EVIDENCE, name="bao-cao.txt")
        arrived = Arrived(today(), file=file)
        found = entering.enter(office, due, arrived, secret=Answer.NO, by=official)
        assert isinstance(found, Report), found


def test_who_reviews_no_longer_follows_no_later_period(
    regime: Regime, ward: Organization, drafter: Official, province: Organization
) -> None:
    police = make_organization(province.unit, "Công an tỉnh", kind=Organization.Kind.POLICE)
    by = make_member("ct.xem", "Cao Văn Mẫu", police, Role.REVIEWER)
    regime.terms.update(reviewer=police)
    make_terms(regime, reviewer=province, valid_from=date(2026, 1, 1))
    earlier, later = a_due(regime, 2025, 1), a_due(regime, 2026, 0)
    for due in (earlier, later):
        make_submitted(due, ward, drafter)
    client = signed_in(by)
    addresses = [
        reverse("reports:states_of_period", args=[regime.pk, due.span]) for due in (earlier, later)
    ]
    assert [client.get(address).status_code for address in addresses] == [200, 404]
    table = client.get(reverse("reports:states", args=[regime.pk]), {"nam": "2026"})
    assert later.name not in table.content.decode()
    assert [one.report.until for one in monday_of(by, today()).arrived.rows] == [earlier.until]


def test_whose_post_has_ended_reads_nothing_though_still_signed_in(
    regime: Regime, ward: Organization, drafter: Official, province_reviewer: Official
) -> None:
    report = make_submitted(a_due(regime), ward, drafter)
    client = signed_in(province_reviewer)
    addresses = [reverse("reports:review", args=[report.pk])]
    addresses += [
        reverse(f"reports:{name}", args=[report.pk, 1]) for name in ("sending", "receipt")
    ]
    addresses += [reverse(f"reports:{name}", args=[regime.pk]) for name in ("states", "regime")]
    assert [client.get(address).status_code for address in addresses] == [200] * 5
    province_reviewer.appointments.update(valid_to=today() - timedelta(days=1))
    assert [client.get(address).status_code for address in addresses] == [404] * 5
