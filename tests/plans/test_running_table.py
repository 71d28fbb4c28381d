"""The whole table of given tasks: every transition × state × role, outcomes by hand."""

from dataclasses import dataclass
from datetime import timedelta
from itertools import product

import pytest

from documents.authority.rules import set_rules
from history.models import Entry
from officials.models import Official, Organization, Role
from plans.models import Plan, TaskTurn
from plans.tasks import running
from plans.tasks.drafting import Cast, Somebody
from plans.tasks.lifecycle import LIFECYCLE
from tests.cast import make_member, make_official
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import today

pytestmark = pytest.mark.django_db
State = TaskTurn.State

OWNERS = {"drafter", "head", "chair"}
LEADS = {
    "by name": {"lead"},
    "by post": {"holder of the post"},
    "by office": {"ward police", "police officer"},
    "by the plan's own office": {"drafter", "head", "chair", "clerk", "lead", "holder of the post"},
    "outside": set(),
}
"""Who leads, by how the lead was named."""
RECORDERS = {"outside": OWNERS}
"""Who writes down what a unit without an account reports."""
OPEN = {"open", "time asked", "change asked"}
SITUATIONS = {
    "open": State.OPEN,
    "time asked": State.OPEN,
    "change asked": State.OPEN,
    "awaiting": State.AWAITING,
    "sent back": State.OPEN,
    "done": State.DONE,
    "withdrawn": State.WITHDRAWN,
    "reopened": State.OPEN,
}
WORKED_ON = {"open", "sent back", "reopened"}
ASKED = {"time asked", "change asked"}


@dataclass(frozen=True, slots=True)
class Rule:
    """In which situations, and by whom: "leads", "leads or records", "owns"."""

    situations: set[str]
    who: str


RULES = {
    "tasks.report": Rule(WORKED_ON | ASKED, "leads or records"),
    "tasks.close": Rule(WORKED_ON, "leads or records"),
    "tasks.confirm": Rule({"awaiting"}, "owns"),
    "tasks.send_back": Rule({"awaiting"}, "owns"),
    "tasks.ask_time": Rule(WORKED_ON, "leads or records"),
    "tasks.ask_change": Rule(WORKED_ON, "leads or records"),
    "tasks.grant": Rule(ASKED, "owns"),
    "tasks.refuse": Rule(ASKED, "owns"),
    "tasks.hand_on": Rule(WORKED_ON | ASKED, "leads"),
    "tasks.withdraw": Rule(WORKED_ON | ASKED | {"awaiting"}, "owns"),
    "tasks.reopen": Rule({"done", "withdrawn"}, "owns"),
}


@pytest.fixture
def officials(
    ward: Organization,
    police: Organization,
    drafter: Official,
    reviewer: Official,
    chair: Official,
    clerk: Official,
    ward_police: Official,
    stranger: Official,
    province_reviewer: Official,
) -> dict[str, Official]:
    data, admin = Role.DATA_PROTECTION, Role.ADMINISTRATOR
    return {
        "drafter": drafter,
        "head": reviewer,
        "chair": chair,
        "clerk": clerk,
        "lead": make_member("dau.moi", "Lý Thị Đầu Mối", ward, data, title="Cán bộ văn hóa"),
        "holder of the post": make_member(
            "kinh.te", "Hồ Văn Chức Vụ", ward, admin, title="Phụ trách kinh tế"
        ),
        "ward police": ward_police,
        "police officer": make_member("trinh.sat", "Cao Văn Trực", police, Role.DRAFTER),
        "stranger": stranger,
        "province": province_reviewer,
        "nobody": make_official("khong.viec", "Lương Văn Không"),
    }


@pytest.fixture
def plan(ward: Organization, drafter: Official) -> Plan:
    return make_plan(ward, drafter)


@pytest.fixture
def leads(
    ward: Organization, police: Organization, officials: dict[str, Official]
) -> dict[str, Somebody]:
    return {
        "by name": Somebody(ward, official=officials["lead"]),
        "by post": Somebody(ward, post="Phụ trách kinh tế"),
        "by office": Somebody(police),
        "by the plan's own office": Somebody(ward),
        "outside": Somebody(name="Trạm Y tế phường"),
    }


def brought(turn: TaskTurn, situation: str, lead: Official, owner: Official) -> TaskTurn:
    """The turn in a situation, by the verbs themselves."""
    told = {"on": today()} if lead == owner else {}
    done = {"words": "Xong.", "deliverable": "Biên bản", "done_on": today(), **told}
    late = today() + timedelta(days=60)
    steps = {
        "open": [],
        "time asked": [lambda: running.ask_time(turn, reason="Mưa.", until=late, by=lead)],
        "change asked": [lambda: running.ask_change(turn, reason="Thêm khối.", by=lead)],
        "awaiting": [lambda: running.close(turn, **done, by=lead)],
        "sent back": [
            lambda: running.close(turn, **done, by=lead),
            lambda: running.send_back(turn, reason="Thiếu ảnh.", by=owner),
        ],
        "done": [
            lambda: running.close(turn, **done, by=lead),
            lambda: running.confirm(turn, by=owner),
        ],
        "withdrawn": [lambda: running.withdraw(turn, reason="Trùng.", by=owner)],
        "reopened": [
            lambda: running.withdraw(turn, reason="Trùng.", by=owner),
            lambda: running.reopen(turn, reason="Vẫn cần.", by=owner),
        ],
    }
    for step in steps[situation]:
        assert step()
    assert turn.state == SITUATIONS[situation]
    return turn


def expected(name: str, situation: str, role: str, named: str) -> bool:
    rule = RULES[name]
    leading = LEADS[named]
    who = {
        "owns": OWNERS,
        "leads": leading,
        "leads or records": leading | RECORDERS.get(named, set()),
    }
    return situation in rule.situations and role in who[rule.who]


def test_the_table_and_the_rules_name_the_same() -> None:
    assert {transition.name for transition in LIFECYCLE.transitions} == RULES.keys()
    assert set(SITUATIONS.values()) == set(State)


@pytest.mark.parametrize("named", LEADS)
@pytest.mark.parametrize("situation", SITUATIONS)
def test_every_transition_by_every_role(
    plan: Plan,
    officials: dict[str, Official],
    leads: dict[str, Somebody],
    situation: str,
    named: str,
) -> None:
    """Partner and observer are the ward's police, or its clerk's office where the police lead."""
    others = [one for one in (leads["by office"], leads["by name"]) if one != leads[named]]
    cast = Cast(lead=leads[named], partners=(others[0],), observers=tuple(others[1:]))
    turn = make_turn(plan, cast=cast)
    acting = {officials[role].pk: role for role in LEADS[named] or OWNERS}
    lead = officials[sorted(acting.values())[0]] if LEADS[named] else officials["drafter"]
    brought(turn, situation, lead, officials["drafter"])
    wrong = [
        (name, role)
        for name, role in product(RULES, officials)
        if bool(LIFECYCLE.verdict(name, turn, officials[role]))
        != expected(name, situation, role, named)
    ]
    assert wrong == []


@pytest.mark.parametrize("named", LEADS)
def test_a_task_is_seen_by_the_plan_s_office_and_by_whom_it_names(
    plan: Plan, officials: dict[str, Official], leads: dict[str, Somebody], named: str
) -> None:
    make_turn(plan, cast=Cast(lead=leads[named]))
    ward = {"drafter", "head", "chair", "clerk", "lead", "holder of the post"}
    named_too = {"ward police", "police officer"} if named == "by office" else set()
    seeing = {
        role
        for role, official in officials.items()
        if TaskTurn.objects.visible_to(official).exists()
    }
    assert seeing == ward | named_too
    leading = {
        role for role, official in officials.items() if TaskTurn.objects.led_by(official).exists()
    }
    assert leading == LEADS[named]
    owning = {
        role for role, official in officials.items() if TaskTurn.objects.owned_by(official).exists()
    }
    assert leading | owning <= seeing


def test_under_strict_separation_another_one_confirms(
    plan: Plan, ward: Organization, drafter: Official, reviewer: Official, administrator: Official
) -> None:
    rules = {"strict_separation": True, "findings_block": False}
    turn = make_turn(plan, cast=Cast(lead=Somebody(ward, official=drafter)))
    brought(turn, "awaiting", drafter, reviewer)
    assert LIFECYCLE.verdict("tasks.confirm", turn, drafter)
    set_rules(ward, **rules, by=administrator)
    assert "không tự xác nhận" in running.confirm(turn, by=drafter).reason
    assert running.confirm(turn, by=reviewer)


def test_a_refusal_changes_nothing(plan: Plan, officials: dict[str, Official]) -> None:
    turn = make_turn(plan)
    before = Entry.objects.count()
    assert not running.withdraw(turn, reason="?", by=officials["stranger"])
    assert not running.confirm(turn, by=officials["drafter"])
    assert (turn.state, turn.steps.count(), Entry.objects.count()) == (State.OPEN, 0, before)
