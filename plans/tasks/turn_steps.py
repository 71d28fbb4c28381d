"""The steps of a given task as they begin on its page: an address, a form, a verb for each."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from django.urls import reverse

from officials.models import Official
from plans.models import TaskTurn
from plans.tasks import running
from plans.tasks.lifecycle import LIFECYCLE
from plans.tasks.turn_forms import (
    ChangeForm,
    CloseForm,
    ConfirmForm,
    GrantForm,
    HandOnForm,
    ReportForm,
    SeenForm,
    SendBackForm,
    StepForm,
    TimeForm,
)
from workflow.buttons import Button
from workflow.verdicts import Verdict


@dataclass(frozen=True, slots=True)
class Way:
    """How a transition is taken: by which form and verb, and what is said when it is done."""

    name: str
    form: type[StepForm]
    verb: Callable[..., Verdict]
    done: str

    @property
    def label(self) -> str:
        return LIFECYCLE[self.name].label


WAYS: Mapping[str, Way] = {
    "bao-cao": Way("tasks.report", ReportForm, running.report, "Đã ghi báo cáo tiến độ."),
    "hoan-thanh": Way(
        "tasks.close", CloseForm, running.close, "Đã báo cáo hoàn thành, chờ xác nhận."
    ),
    "xac-nhan": Way("tasks.confirm", ConfirmForm, running.confirm, "Đã xác nhận hoàn thành."),
    "tra-lai": Way("tasks.send_back", SendBackForm, running.send_back, "Đã trả lại để làm tiếp."),
    "gia-han": Way("tasks.ask_time", TimeForm, running.ask_time, "Đã gửi đề nghị gia hạn."),
    "dieu-chinh": Way(
        "tasks.ask_change", ChangeForm, running.ask_change, "Đã gửi đề nghị điều chỉnh."
    ),
    "dong-y": Way("tasks.grant", GrantForm, running.grant, "Đã đồng ý với đề nghị."),
    "khong-dong-y": Way("tasks.refuse", SeenForm, running.refuse, "Đã trả lời không đồng ý."),
    "chuyen": Way("tasks.hand_on", HandOnForm, running.hand_on, "Đã chuyển người thực hiện."),
    "thoi-giao": Way("tasks.withdraw", StepForm, running.withdraw, "Đã thôi giao nhiệm vụ."),
    "mo-lai": Way("tasks.reopen", StepForm, running.reopen, "Đã mở lại nhiệm vụ."),
}
"""By the word in the address."""
FIRST = ("tasks.confirm", "tasks.grant", "tasks.close", "tasks.reopen")
"""Which allowed step is offered in colour."""
SLUGS = {way.name: slug for slug, way in WAYS.items()}


@dataclass(frozen=True, slots=True)
class Buttons:
    """Those that may be pressed, and the others with their reasons."""

    open: tuple[Button, ...]
    refused: tuple[Button, ...]


def buttons_of(turn: TaskTurn, by: Official) -> Buttons:
    found = LIFECYCLE.verdicts(turn, by)
    allowed = [transition.name for transition, verdict in found if verdict]
    first = next((name for name in FIRST if name in allowed), "")
    buttons = [
        Button(t.label, _address(turn, t.name), why, "primary" if t.name == first else "secondary")
        for t, why in found
    ]
    return Buttons(
        tuple(button for button in buttons if button.why),
        tuple(button for button in buttons if not button.why),
    )


def _address(turn: TaskTurn, name: str) -> str:
    return reverse("plans:step", args=[turn.pk, SLUGS[name]])
