"""The chair's decision on household rows: on for a purpose until a day, and off again."""

from datetime import timedelta

import pytest
from django.utils.html import escape

from history.models import Entry
from households.models import RowsDecision
from officials.models import Official, Organization
from tests.cast import signed_in
from tests.households.counts import make_ethnic_groups
from tests.households.rows import PURPOSE, open_rows
from tests.households.test_rows_pages import of, page
from vietnamese.dates import today

pytestmark = pytest.mark.django_db


def test_the_chair_switches_rows_on_for_a_purpose_until_a_day_and_off_again(
    ward: Organization, chair: Official, drafter: Official
) -> None:
    make_ethnic_groups()
    client = signed_in(chair)
    post = drafter.appointments.get()
    given = {
        "purpose": PURPOSE,
        "valid_from": f"{today():%d/%m/%Y}",
        "ends_on": f"{today() + timedelta(days=90):%d/%m/%Y}",
        "readers": [post.pk],
    }
    assert client.post(of("rows_switch_on"), given).status_code == 302
    decision = RowsDecision.objects.get()
    assert (decision.purpose, decision.decided_by) == (PURPOSE, chair)
    shown = page(client, of("rows"))
    assert "Đang bật" in shown
    assert PURPOSE in shown
    assert drafter.full_name in shown
    assert signed_in(drafter).get(of("row_list")).status_code == 200

    ended = client.post(of("rows_switch_off", decision.pk), {"reason": "Xong việc"})
    assert ended.status_code == 302
    assert "không ai xem được dòng hộ" in page(client, of("rows"))
    assert signed_in(drafter).get(of("row_list")).status_code == 403
    verbs = Entry.objects.of(ward.pk).values_list("verb", flat=True)
    assert list(verbs)[-3:] == [
        "households.switch_rows_off",
        "households.view_rows",
        "households.switch_rows_on",
    ]


@pytest.mark.parametrize(
    ("given", "said"),
    [
        ({"purpose": ""}, "Mục đích theo dõi từng hộ"),
        ({"purpose": "Gọi 0912345678"}, "Chỗ cần xem lại trước khi lưu"),
        ({"ends_on": "01/01/2030"}, "không quá hai năm"),
        ({"valid_from": "01/01/2020"}, "không được trước hôm nay"),
        ({"ends_on": "01/01/2021"}, "không được trước ngày bắt đầu"),
    ],
)
def test_a_decision_that_cannot_be_says_why_and_keeps_what_was_typed(
    chair: Official, drafter: Official, given: dict[str, str], said: str
) -> None:
    told = {
        "purpose": PURPOSE,
        "valid_from": f"{today():%d/%m/%Y}",
        "ends_on": f"{today() + timedelta(days=90):%d/%m/%Y}",
        "readers": [drafter.appointments.get().pk],
        **given,
    }
    answer = signed_in(chair).post(of("rows_switch_on"), told).content.decode()
    assert said in answer
    assert escape(told["purpose"]) in answer
    assert not RowsDecision.objects.exists()


def test_two_decisions_do_not_run_at_the_same_time(
    ward: Organization, chair: Official, drafter: Official
) -> None:
    open_rows(ward, drafter, by=chair)
    with pytest.raises(Exception, match="Đã có quyết định"):
        open_rows(ward, drafter, by=chair)
