"""Where a ward's own work has a figure: what can be chosen, and how it reads."""

from collections.abc import Iterable, Mapping
from functools import cache

from directives.models import Objective
from households.disclosure.wording import GUARDED
from households.figures.names import Figure, Topic, by_name, figure
from plans.models import Activity, Commendation, CommunityModel, TaskTurn
from reports.models import AskedFigure

Source = AskedFigure.Source
State = TaskTurn.State
Choice = tuple[str, str]
ALL = "tất cả"
WHAT = {
    Source.REGISTER: "Dân cư",
    Source.TASKS: "Nhiệm vụ",
    Source.SESSIONS: "Số buổi",
    Source.ATTENDANTS: "Số người dự",
    Source.MODELS: "Mô hình",
    Source.COMMENDATIONS: "Khen thưởng",
}
"""What is counted, before the kind that is chosen."""
_TOPICS = (Topic.WARD, Topic.TERRITORY, Topic.MINORITIES)
_NO_NUMBERS = {"ngay_so_lieu", "cac_dan_toc"}
_TASKS = {
    "": "phải thực hiện trong kỳ",
    State.DONE: "đã hoàn thành",
    State.AWAITING: "đã báo hoàn thành, chờ xác nhận",
    State.OPEN: "đang thực hiện",
    "overdue": "quá hạn",
}


@cache
def keys_of(source: str) -> Mapping[str, str]:
    """What may be asked of a source, by its key; of the register no single ethnic group and no
    religion (docs/bounds.md, 4)."""
    return {
        Source.REGISTER: _of_the_register(),
        Source.TASKS: _TASKS,
        Source.SESSIONS: _kinds(Activity.Kind.choices),
        Source.ATTENDANTS: _kinds(Activity.Kind.choices),
        Source.MODELS: _kinds(CommunityModel.Kind.choices),
        Source.COMMENDATIONS: _kinds(Commendation.Form.choices),
        Source.TYPED: {"": "Nơi báo cáo tự ghi"},
        Source.OBJECTIVE: {"": ""},
    }.get(Source(source), {})


def is_known(figure: AskedFigure) -> bool:
    """An indicator is named by its own words, which nobody can know beforehand."""
    return figure.source == Source.INDICATOR or figure.key in keys_of(figure.source)


def told(figure: AskedFigure) -> str:
    """ "Số buổi: tuyên truyền"."""
    source = Source(figure.source)
    if source == Source.OBJECTIVE:
        return f"{source.label}: {figure.objective}"
    if source == Source.INDICATOR:
        return f"{source.label}: “{figure.key or figure.name}”"
    return _labelled(source, keys_of(source).get(figure.key, figure.key))


def choices(objectives: Iterable[Objective]) -> list[tuple[str, list[Choice]]]:
    """For one list to choose from, in groups; a value is "sessions:outreach"."""
    own = [("Không tự lấy", _of(Source.TYPED)), *((one.label, _of(one)) for one in WHAT)]
    by_words = [(f"{Source.INDICATOR}:", "Chỉ tiêu của kế hoạch, theo từ ngữ")]
    given = [(f"{Source.OBJECTIVE}:{one.pk}", f"Tỉnh giao: {one}") for one in objectives]
    aimed_at = [(Source.INDICATOR.label, by_words), (Source.OBJECTIVE.label, given)]
    return [(label, group) for label, group in (*own, *aimed_at) if group]


def _of(source: Source) -> list[Choice]:
    return [(f"{source}:{key}", _labelled(source, label)) for key, label in keys_of(source).items()]


def _labelled(source: Source, kind: str) -> str:
    what = WHAT.get(source)
    return f"{what}: {kind[:1].lower()}{kind[1:]}" if what else kind


def _kinds(choices: Iterable[Choice]) -> Mapping[str, str]:
    return {"": ALL, **dict(choices)}


def _of_the_register() -> Mapping[str, str]:
    return {
        one.name: one.meaning
        for one in by_name().values()
        if one.topic in _TOPICS and one.name not in _NO_NUMBERS
    }


def guarded_figure(asked: AskedFigure) -> Figure | None:
    """The figure of the register that it asks for, if that counts an ethnic group, a religion, or
    all minorities (docs/bounds.md, 4)."""
    if asked.source != Source.REGISTER:
        return None
    found = figure(asked.key)
    return found if found and found.topic in GUARDED else None
