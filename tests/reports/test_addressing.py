"""Kính gửi: whom a report is addressed to on the period's last day."""

from datetime import date

import pytest

from localities.models import AdministrativeUnit
from officials.models import Official, Organization
from reports.models import Addressee, Regime
from reports.regimes.addressing import addressed_to
from reports.regimes.calendar import due_of, dues_of
from tests.reporting import make_regime

pytestmark = pytest.mark.django_db
FORMER, LATER = (date(2024, 12, 15), date(2025, 6, 14)), (date(2025, 6, 15), date(2025, 12, 14))


@pytest.fixture
def regime(province: Organization, province_reviewer: Official) -> Regime:
    regime = make_regime(province, province_reviewer)
    terms = regime.terms.get()
    terms.addressees.all().delete()
    terms.addressees.create(is_superior=True)
    return regime


def test_until_june_2025_the_district_stood_above_and_then_the_province(
    regime: Regime, ward: Organization
) -> None:
    assert addressed_to(due_of(regime, *FORMER), ward) == ("Ủy ban nhân dân thị xã Thái Hòa",)
    assert addressed_to(due_of(regime, *LATER), ward) == ("Ủy ban nhân dân tỉnh Nghệ An",)


def test_a_ward_made_in_july_2025_reports_to_the_province(
    regime: Regime, province_unit: AdministrativeUnit
) -> None:
    unit = AdministrativeUnit.objects.create(
        code="16941",
        name="Thái Hòa",
        kind=AdministrativeUnit.Kind.WARD,
        parent=province_unit,
        valid_from=date(2025, 7, 1),
    )
    ward = Organization.objects.create(
        kind=Organization.Kind.PEOPLES_COMMITTEE, name="UBND phường Thái Hòa", unit=unit
    )
    assert addressed_to(due_of(regime, *LATER), ward) == ("Ủy ban nhân dân tỉnh Nghệ An",)


def test_the_committee_is_named_as_it_writes_itself(
    regime: Regime, ward: Organization, province: Organization
) -> None:
    province.name = "Uỷ ban nhân dân tỉnh Nghệ An"
    province.save(update_fields=["name"])
    assert addressed_to(dues_of(regime, 2026)[0], ward) == ("Uỷ ban nhân dân tỉnh Nghệ An",)


def test_several_are_named_in_their_order_each_once_and_the_first_with_the_way(
    regime: Regime, ward: Organization
) -> None:
    terms = regime.terms.get()
    terms.channel = "Công an tỉnh"
    terms.save(update_fields=["channel"])
    others = ("Sở Dân tộc và Tôn giáo", "Ủy ban nhân dân tỉnh Nghệ An", "Công an tỉnh")
    Addressee.objects.bulk_create(
        Addressee(terms=terms, name=name, position=place)
        for place, name in enumerate(others, start=1)
    )
    assert addressed_to(dues_of(regime, 2026)[0], ward) == (
        "Ủy ban nhân dân tỉnh Nghệ An (qua Công an tỉnh)",
        "Sở Dân tộc và Tôn giáo",
        "Công an tỉnh",
    )
