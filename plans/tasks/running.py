"""What is done with a task that was given out: reports, requests and their answers, its end.

Each verb is one transaction with its line in the chronicle. A verb gives the refusal of the table,
and raises ValidationError, by field, for what was typed wrongly; in both cases nothing changes.
`seen` is the key of the last line that was read, 0 where there was none: whoever acts on less is
refused.
"""

from collections.abc import Mapping, Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from django.core.exceptions import ValidationError

from documents.originals.files import Accepted
from localities.calendars import office_calendar
from officials.models import Official
from plans.models import LAST_YEAR, Task, TaskStep, TaskTurn
from plans.models.tasks import WORDS_LENGTH
from plans.tasks import evidence, guards, leading
from plans.tasks.lifecycle import LIFECYCLE
from vietnamese.dates import short, today
from vietnamese.folding import clean
from workflow.transitions import Check
from workflow.verdicts import ALLOWED, Verdict, refused

Kind = TaskStep.Kind
Details = Mapping[str, Any]
STALE = "Có diễn biến mới sau khi trang này mở; hãy xem lại trước khi ghi."
LAST_DAY = date(LAST_YEAR, 12, 31)
REASON = "Cần ghi lý do."
MUST_SAY = {
    Kind.CLOSING: "Cần ghi kết quả.",
    Kind.SENT_BACK: "Cần ghi còn phải làm gì.",
    Kind.ASKED_CHANGE: "Cần ghi đề nghị điều chỉnh gì, vì sao.",
    **dict.fromkeys((Kind.ASKED_TIME, Kind.REFUSED, Kind.HANDED_ON), REASON),
    **dict.fromkeys((Kind.WITHDRAWN, Kind.REOPENED), REASON),
}
TOLD_BY_LEAD = frozenset({Kind.PROGRESS, Kind.CLOSING, Kind.ASKED_TIME, Kind.ASKED_CHANGE})
"""What an official may write down for a unit without an account ("ghi hộ")."""


def report(
    turn: TaskTurn,
    *,
    words: str = "",
    amount: Decimal | None = None,
    on: date | None = None,
    files: Sequence[Accepted] = (),
    for_report: bool = False,
    seen: int | None = None,
    by: Official,
) -> Verdict:
    """Báo cáo tiến độ. `on`: the day it speaks for; of "ghi hộ" the day of the unit's report."""

    def effect(locked: TaskTurn) -> Details:
        if not words.strip() and amount is None and not files:
            raise ValidationError({"words": "Cần ghi nội dung, số lượng đạt được hoặc kèm tệp."})
        day = _reported_on(locked, on, by)
        step = _step(locked, Kind.PROGRESS, by, words=words, amount=amount, on=day)
        evidence.put(step, files, is_for_report=for_report, by=by)
        return {"step": step.pk, "files": len(files)}

    return LIFECYCLE.perform("tasks.report", turn, by=by, check=_is_seen(seen), effect=effect)


def close(
    turn: TaskTurn,
    *,
    words: str,
    done_on: date,
    deliverable: str = "",
    amount: Decimal | None = None,
    on: date | None = None,
    files: Sequence[Accepted] = (),
    for_report: bool = False,
    seen: int | None = None,
    by: Official,
) -> Verdict:
    """Báo cáo hoàn thành, with evidence: the result in words, and a file or the deliverable."""

    def effect(locked: TaskTurn) -> Details:
        if not deliverable.strip() and not files:
            told = "Cần minh chứng: kèm tệp, hoặc ghi rõ sản phẩm và nơi lưu."
            raise ValidationError({"deliverable": told})
        day = _reported_on(locked, on, by) if guards.records_for_another(locked, by) else done_on
        _check_done_on(locked, done_on, told_on=day)
        columns = {"deliverable": deliverable, "amount": amount, "on": day}
        step = _step(locked, Kind.CLOSING, by, words=words, **columns)
        evidence.put(step, files, is_for_report=for_report, by=by)
        locked.done_on = done_on
        locked.save(update_fields=["done_on"])
        return {"step": step.pk, "files": len(files), "done_on": done_on.isoformat()}

    return LIFECYCLE.perform("tasks.close", turn, by=by, check=_is_seen(seen), effect=effect)


def confirm(turn: TaskTurn, *, words: str = "", seen: int | None = None, by: Official) -> Verdict:
    return _say("tasks.confirm", Kind.CONFIRMED, turn, words, seen=seen, by=by)


def send_back(turn: TaskTurn, *, reason: str, seen: int | None = None, by: Official) -> Verdict:
    return _say("tasks.send_back", Kind.SENT_BACK, turn, reason, seen=seen, by=by)


def ask_time(turn: TaskTurn, *, reason: str, until: date, by: Official) -> Verdict:
    """Đề nghị gia hạn, to a working day after the present limit."""

    def effect(locked: TaskTurn) -> Details:
        day = _later_limit(locked, until)
        step = _step(locked, Kind.ASKED_TIME, by, words=reason, on=day)
        return {"step": step.pk, "until": day.isoformat()}

    return LIFECYCLE.perform("tasks.ask_time", turn, by=by, effect=effect)


def ask_change(turn: TaskTurn, *, reason: str, by: Official) -> Verdict:
    return _say("tasks.ask_change", Kind.ASKED_CHANGE, turn, reason, by=by)


def grant(
    turn: TaskTurn,
    *,
    until: date | None = None,
    what: str = "",
    deliverable: str | None = None,
    words: str = "",
    seen: int | None = None,
    by: Official,
) -> Verdict:
    """Đồng ý. Of a request for time: until the day asked for, or another one named here.

    Of a request for change: with the task's new words, in all its turns; the plan itself keeps
    what it was issued with.
    """

    def effect(locked: TaskTurn) -> Details:
        request = _request(locked)
        if request.kind == Kind.ASKED_CHANGE:
            step = _step(locked, Kind.GRANTED, by, words=words, answers=request)
            return {"step": step.pk, "columns": _change(locked.task_id, what, deliverable)}
        day = _later_limit(locked, until or request.on or today())
        step = _step(locked, Kind.GRANTED, by, words=words, on=day, answers=request)
        locked.due_on = day
        locked.save(update_fields=["due_on"])
        return {"step": step.pk, "until": day.isoformat()}

    return LIFECYCLE.perform("tasks.grant", turn, by=by, check=_is_seen(seen), effect=effect)


def refuse(turn: TaskTurn, *, reason: str, seen: int | None = None, by: Official) -> Verdict:
    def effect(locked: TaskTurn) -> Details:
        step = _step(locked, Kind.REFUSED, by, words=reason, answers=_request(locked))
        return {"step": step.pk}

    return LIFECYCLE.perform("tasks.refuse", turn, by=by, check=_is_seen(seen), effect=effect)


def hand_on(turn: TaskTurn, *, to: Official, reason: str, by: Official) -> Verdict:
    """Chuyển người thực hiện within the lead's office, with all turns of the task."""

    def check(locked: TaskTurn) -> Verdict:
        # Two turns of one task are two rows: who leads is asked again with the task held.
        Task.objects.select_for_update().get(pk=locked.task_id)
        return guards.leads(locked, by) and leading.may_take(locked, to, by)

    def effect(locked: TaskTurn) -> Details:
        new = leading.hand_to(locked, to, by=by)
        step = _step(locked, Kind.HANDED_ON, by, words=reason, to=to)
        return {"step": step.pk, "assignment": new.pk}

    return LIFECYCLE.perform("tasks.hand_on", turn, by=by, check=check, effect=effect)


def withdraw(turn: TaskTurn, *, reason: str, by: Official) -> Verdict:
    return _say("tasks.withdraw", Kind.WITHDRAWN, turn, reason, by=by)


def reopen(turn: TaskTurn, *, reason: str, by: Official) -> Verdict:
    return _say("tasks.reopen", Kind.REOPENED, turn, reason, by=by)


def _say(
    name: str,
    kind: TaskStep.Kind,
    turn: TaskTurn,
    words: str,
    *,
    seen: int | None = None,
    by: Official,
) -> Verdict:
    """A step that changes the state at most, and says in words why."""

    def effect(locked: TaskTurn) -> Details:
        return {"step": _step(locked, kind, by, words=words).pk}

    return LIFECYCLE.perform(name, turn, by=by, check=_is_seen(seen), effect=effect)


def _is_seen(seen: int | None) -> Check[TaskTurn]:
    def check(locked: TaskTurn) -> Verdict:
        last = locked.steps.last()
        return ALLOWED if seen in {None, last.pk if last else 0} else refused(STALE)

    return check


def _step(
    turn: TaskTurn, kind: TaskStep.Kind, by: Official, *, words: str, **columns: Any
) -> TaskStep:
    said = clean(words).strip()
    if not said and kind in MUST_SAY:
        raise ValidationError({"words": MUST_SAY[kind]})
    if len(said) > WORDS_LENGTH:
        raise ValidationError({"words": f"Nhiều nhất {WORDS_LENGTH} ký tự."})
    told = kind in TOLD_BY_LEAD and guards.records_for_another(turn, by)
    step = TaskStep(turn=turn, kind=kind, words=said, by=by, is_for_another=told, **columns)
    step.full_clean()
    step.save(force_insert=True)
    return step


def _request(turn: TaskTurn) -> TaskStep:
    request = guards.request_of(turn)
    if request is None:
        raise ValueError(f"nothing is asked of turn {turn.pk}")
    return request


def _reported_on(turn: TaskTurn, on: date | None, by: Official) -> date:
    if on is None and guards.records_for_another(turn, by):
        raise ValidationError({"on": "Ghi hộ thì cần ngày của báo cáo mà đơn vị đã gửi."})
    day = on or today()
    if not turn.given_on <= day <= today():
        told = f"Báo cáo từ ngày giao ({short(turn.given_on)}) đến hôm nay."
        raise ValidationError({"on": told})
    return day


def _check_done_on(turn: TaskTurn, done_on: date, *, told_on: date) -> None:
    if done_on > today():
        raise ValidationError({"done_on": "Ngày hoàn thành không được ở tương lai."})
    if done_on < turn.given_on:
        told = f"Nhiệm vụ giao ngày {short(turn.given_on)}; không thể hoàn thành trước ngày đó."
        raise ValidationError({"done_on": told})
    if told_on < done_on:
        raise ValidationError({"on": "Báo cáo của đơn vị không thể trước ngày hoàn thành."})


def _later_limit(turn: TaskTurn, wanted: date) -> date:
    """The working day on which the wanted limit ends; later than the present one."""
    if turn.due_on is None:
        raise ValidationError({"until": "Nhiệm vụ này không có thời hạn để gia hạn."})
    if not today() <= wanted <= LAST_DAY:
        told = "Ngày này đã qua." if wanted < today() else f"Muộn nhất là {short(LAST_DAY)}."
        raise ValidationError({"until": told})
    day = office_calendar().on_or_after(wanted)
    if day <= turn.due_on:
        told = f"Thời hạn hiện nay là {short(turn.due_on)}; cần một ngày sau ngày đó."
        raise ValidationError({"until": told})
    return day


def _change(task_pk: int, what: str, deliverable: str | None) -> list[str]:
    """New words of the task; gives the columns that changed."""
    task = Task.objects.select_for_update().get(pk=task_pk)
    wanted = {"what": clean(what).strip() or task.what, "deliverable": deliverable}
    changed = [n for n, value in wanted.items() if value is not None and value != getattr(task, n)]
    for name in changed:
        setattr(task, name, wanted[name])
    if len(task.what) > WORDS_LENGTH:
        raise ValidationError({"what": f"Nhiều nhất {WORDS_LENGTH} ký tự."})
    task.version += 1
    task.full_clean()
    task.save(update_fields=[*changed, "version"])
    return changed
