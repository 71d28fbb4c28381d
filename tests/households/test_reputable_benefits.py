"""What the decision grants, within its amounts, times and days."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied, ValidationError

from households.models import BenefitRate, GivenBenefit, ReputablePerson
from households.reputable import benefits, loading
from officials.models import Official, Organization
from tests.households.reputable import make_group, make_listed, make_removed, make_rule, rate_of
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
Kind = BenefitRate.Kind
TET, AUTUMN = date(2026, 2, 10), date(2026, 9, 1)
# Of the decision, in đồng: at most, how often, within how many years. Written by hand.
AMOUNTS = {
    ("news", ""): (None, 1, 1),
    ("training", ""): (None, 1, 1),
    ("gift", ""): (500_000, 2, 1),
    ("visit", "central"): (3_000_000, 1, 1),
    ("visit", "province"): (1_500_000, 1, 1),
    ("visit", "district"): (800_000, 1, 1),
    ("visit", "commune"): (500_000, 1, 1),
    ("hardship", ""): (2_000_000, None, 1),
    ("condolence", "central"): (2_000_000, None, 1),
    ("condolence", "province"): (1_000_000, None, 1),
    ("condolence", "district"): (500_000, None, 1),
    ("condolence", "commune"): (500_000, None, 1),
    ("delegation", ""): (500_000, None, 1),
    ("commendation", ""): (None, 1, 5),
}


@pytest.fixture
def person(ward: Organization, drafter: Official, chair: Official) -> ReputablePerson:
    make_rule(ward, chair)
    return make_listed(ward, drafter)


def test_the_amounts_are_those_of_the_decision() -> None:
    assert loading.load() == len(AMOUNTS)
    assert {
        (rate.kind, rate.payer): (rate.ceiling, rate.times, rate.every_years)
        for rate in BenefitRate.objects.all()
    } == AMOUNTS


def test_a_second_loading_changes_nothing_not_even_what_was_changed_here() -> None:
    loading.load()
    BenefitRate.objects.filter(kind="gift").update(ceiling=600_000)
    assert loading.load() == 0
    assert BenefitRate.objects.get(kind="gift").ceiling == 600_000


def test_what_the_district_paid_ended_with_it() -> None:
    loading.load()
    payers = {
        day: set(benefits.rates_on(day).values_list("payer", flat=True))
        for day in (date(2025, 6, 30), date(2025, 7, 1))
    }
    assert "district" in payers[date(2025, 6, 30)]
    assert "district" not in payers[date(2025, 7, 1)]


def test_gifts_are_two_a_year(person: ReputablePerson, drafter: Official) -> None:
    gift = rate_of(Kind.GIFT)
    for day in (TET, AUTUMN):
        benefits.give(person, gift, given_on=day, amount=500_000, by=drafter)
    with pytest.raises(ValidationError, match="Đã ghi đủ 2 lần một năm"):
        benefits.give(person, gift, given_on=AUTUMN, amount=100_000, by=drafter)
    benefits.give(person, gift, given_on=date(2025, 2, 1), amount=500_000, by=drafter)


def test_more_than_the_ceiling_is_refused_with_its_source(
    person: ReputablePerson, drafter: Official
) -> None:
    with pytest.raises(ValidationError, match=r"500\.000 đồng \(Quyết định 12/2018"):
        benefits.give(person, rate_of(Kind.GIFT), given_on=TET, amount=500_001, by=drafter)


def test_help_in_hardship_is_counted_over_the_year(
    person: ReputablePerson, drafter: Official
) -> None:
    hardship = rate_of(Kind.HARDSHIP)
    benefits.give(person, hardship, given_on=TET, amount=1_500_000, by=drafter)
    with pytest.raises(ValidationError, match=r"năm 2026 đã chi 1\.500\.000 đồng"):
        benefits.give(person, hardship, given_on=AUTUMN, amount=500_001, by=drafter)
    benefits.give(person, hardship, given_on=AUTUMN, amount=500_000, by=drafter)


def test_a_commendation_is_one_in_five_years(person: ReputablePerson, drafter: Official) -> None:
    praise = rate_of(Kind.COMMENDATION)
    benefits.give(person, praise, given_on=TET, amount=None, by=drafter)
    with pytest.raises(ValidationError, match="1 lần trong 5 năm"):
        benefits.give(person, praise, given_on=date(2024, 3, 1), amount=None, by=drafter)


def test_each_payer_visits_once(person: ReputablePerson, drafter: Official) -> None:
    for payer, amount in (("commune", 500_000), ("province", 1_500_000)):
        benefits.give(person, rate_of(Kind.VISIT, payer), given_on=TET, amount=amount, by=drafter)
    with pytest.raises(ValidationError, match="1 lần một năm"):
        benefits.give(person, rate_of(Kind.VISIT, "commune"), given_on=AUTUMN, amount=1, by=drafter)


@pytest.mark.parametrize(
    ("kind", "amount", "reason"),
    [
        (Kind.NEWS, 100_000, "không chi tiền"),
        (Kind.GIFT, None, "Ghi số tiền"),
        (Kind.GIFT, 0, "Ghi số tiền"),
    ],
)
def test_money_where_the_decision_has_money(
    person: ReputablePerson, drafter: Official, kind: Kind, amount: int | None, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        benefits.give(person, rate_of(kind), given_on=TET, amount=amount, by=drafter)


@pytest.mark.parametrize(
    ("day", "reason"),
    [
        (date(2024, 1, 31), "không ở trong danh sách"),
        (date(2999, 1, 1), "sau hôm nay"),
    ],
)
def test_only_while_on_the_list(
    person: ReputablePerson, drafter: Official, day: date, reason: str
) -> None:
    with pytest.raises(ValidationError, match=reason):
        benefits.give(person, rate_of(Kind.NEWS), given_on=day, amount=None, by=drafter)


def test_nothing_after_leaving_the_list(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    make_rule(ward, chair)
    gone = make_removed(ward, drafter)
    with pytest.raises(ValidationError, match="không ở trong danh sách"):
        benefits.give(gone, rate_of(Kind.NEWS), given_on=date(2026, 3, 20), amount=None, by=drafter)
    benefits.give(gone, rate_of(Kind.NEWS), given_on=date(2026, 3, 19), amount=None, by=drafter)


def test_what_was_recorded_by_mistake_counts_no_more(
    person: ReputablePerson, drafter: Official
) -> None:
    news = rate_of(Kind.NEWS)
    wrong = benefits.give(person, news, given_on=TET, amount=None, by=drafter)
    assert benefits.take_back(wrong, by=drafter)
    assert not benefits.take_back(wrong, by=drafter)
    benefits.give(person, news, given_on=TET, amount=None, by=drafter)
    assert GivenBenefit.objects.count() == 2
    assert [one.times for one in benefits.totals(person.organization, 2026)] == [1]


def test_the_year_shows_what_is_still_due(
    ward: Organization, person: ReputablePerson, drafter: Official
) -> None:
    late = make_listed(ward, drafter, full_name="Lê Thị Thử", group=make_group(ward, "Khối 2"))
    benefits.give(person, rate_of(Kind.GIFT), given_on=TET, amount=400_000, by=drafter)
    found = {account.person: account.regular for account in benefits.accounts(ward, 2026)}
    assert {
        who: [(one.kind, one.given, one.due) for one in regular] for who, regular in found.items()
    } == {
        person: [(Kind.NEWS, 0, 1), (Kind.TRAINING, 0, 1), (Kind.GIFT, 1, 2)],
        late: [(Kind.NEWS, 0, 1), (Kind.TRAINING, 0, 1), (Kind.GIFT, 0, 2)],
    }
    assert benefits.accounts(ward, 2023) == ()


def test_who_left_during_the_year_was_due_what_came_before(
    ward: Organization, drafter: Official, chair: Official
) -> None:
    make_rule(ward, chair)
    loading.load()
    gone = make_removed(ward, drafter)
    assert [account.person for account in benefits.accounts(ward, today().year)] == [gone]


@pytest.mark.parametrize("role", ["chair", "deputy", "ward_police", "stranger"])
def test_others_record_nothing(
    person: ReputablePerson, request: pytest.FixtureRequest, role: str
) -> None:
    with pytest.raises(PermissionDenied):
        benefits.give(
            person,
            rate_of(Kind.NEWS),
            given_on=TET,
            amount=None,
            by=request.getfixturevalue(role),
        )
