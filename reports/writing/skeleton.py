"""The words with which a report begins: its parts, what the work of the office gives, and in square
brackets what its author writes."""

import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

from households.figures.opening import opening
from households.figures.ward import ward_of
from paper.inline import escape
from plans.models import TaskTurn
from reports.models import Report
from reports.writing import tables
from reports.writing.citing import ALL
from reports.writing.work import Work
from vietnamese.dates import short

TO_WRITE = re.compile(r"\[(?:Nêu|Ghi) [^\[\]]*\]")
"""What still waits for its author."""
MOST_TO_COME = 12
_PREFIX = re.compile(r"\Abáo cáo\s+", re.IGNORECASE)
_TEXT = """\
Thực hiện chế độ báo cáo{theo}, {co_quan} báo cáo {ket_qua} (số liệu từ ngày {tu_ngay} đến hết \
ngày {den_ngay}) như sau:
I. KẾT QUẢ THỰC HIỆN
1. Tình hình chung
{tinh_hinh}
{dan_cu}
2. Kết quả thực hiện các chỉ tiêu
{chi_tieu}
3. Thực hiện nhiệm vụ theo kế hoạch
{nhiem_vu}
4. Các hoạt động, mô hình
{hoat_dong}
{mo_hinh}
5. Thực hiện nhiệm vụ được giao
{tren_giao}
II. ĐÁNH GIÁ CHUNG
1. Kết quả đạt được
[Nêu kết quả nổi bật của kỳ, việc làm tốt.]
2. Tồn tại, hạn chế
[Nêu việc chưa làm được, chỉ tiêu chưa đạt.]
3. Nguyên nhân
[Nêu nguyên nhân của tồn tại, hạn chế.]
III. NHIỆM VỤ TRỌNG TÂM THỜI GIAN TỚI
{sap_toi}
IV. KIẾN NGHỊ, ĐỀ XUẤT
[Ghi kiến nghị với cấp trên; không có thì ghi “Không có”.]
{ket}"""
_TO_WRITE = {
    "tinh_hinh": "[Nêu tình hình chung của địa bàn trong kỳ.]",
    "dan_cu": "[Nêu biến động số hộ, nhân khẩu trong kỳ.]",
    "chi_tieu": "[Nêu kết quả từng chỉ tiêu.]",
    "nhiem_vu": "[Nêu nhiệm vụ đã làm, kết quả từng việc.]",
    "hoat_dong": "[Nêu hoạt động đã tổ chức: số buổi, số người dự.]",
    "mo_hinh": "[Nêu mô hình đang hoạt động.]",
    "tren_giao": "[Nêu việc thực hiện nhiệm vụ cấp trên giao.]",
    "sap_toi": "[Nêu nhiệm vụ trọng tâm của kỳ tới.]",
}


def subject_of(report: Report) -> str:
    """ "Kết quả công tác … 6 tháng đầu năm 2026"."""
    name = _PREFIX.sub("", str(report.regime)).strip()
    return f"{name[:1].upper()}{name[1:]} {report.period_name}"


def text_of(report: Report, work: Work, told: Mapping[str, str]) -> str:
    """Outline text: by the outline that the regime gives, else by ours. `told`: the tables."""
    subject = subject_of(report)
    said = {
        "co_quan": str(report.organization),
        "ket_qua": f"{subject[:1].lower()}{subject[1:]}",
        "tu_ngay": short(report.since),
        "den_ngay": short(report.until),
        "theo": _basis(report),
        "ket": _closing(report, subject),
        **_parts(report, work, told),
    }
    asked = report.terms.outline.strip()
    if not asked:
        return _TEXT.format(**said)
    return asked if asked.endswith("./.") else f"{asked}\n{said['ket']}"


def to_write(text: str) -> list[str]:
    return TO_WRITE.findall(text)


def _basis(report: Report) -> str:
    directive = report.regime.directive
    return f" tại [[{directive.number}]]" if directive and directive.number else ""


def _closing(report: Report, subject: str) -> str:
    told = f"{subject[:1].lower()}{subject[1:]}"
    return f"Trên đây là báo cáo {told} của {report.organization}./."


def _parts(report: Report, work: Work, told: Mapping[str, str]) -> Mapping[str, str]:
    found = {
        "tinh_hinh": opening(ward_of(report.organization, on=work.until)),
        "dan_cu": _placed(told, tables.POPULATION),
        "chi_tieu": f"{{{{{ALL}}}}}" if report.figures.exists() else "",
        "nhiem_vu": _placed(told, tables.TOLD_TASKS, tables.TASKS),
        "hoat_dong": _placed(told, tables.ACTIVITIES),
        "mo_hinh": _placed(told, tables.MODELS),
        "tren_giao": _placed(told, tables.DUTIES),
        "sap_toi": "\n".join(_to_come(report, work)),
    }
    return {name: text or _TO_WRITE[name] for name, text in found.items()}


def _placed(told: Mapping[str, str], *names: str) -> str:
    """The marks of what has something to tell."""
    return "\n".join(f"{{{{{name}}}}}" for name in names if told.get(name))


def _to_come(report: Report, work: Work) -> Iterable[str]:
    """What falls due in the days after the period, as many as it had, in the words of the plan."""
    length = report.until - report.since
    days = (work.until + timedelta(days=1), work.until + length)
    turns = TaskTurn.objects.filter(
        task__plan__organization=report.organization_id, due_on__range=days
    )
    turns = turns.running().select_related("task").order_by("due_on", "pk")
    tasks = {turn.task_id: turn for turn in reversed(turns)}
    first = sorted(tasks.values(), key=lambda turn: (turn.due_on, turn.pk))[:MOST_TO_COME]
    return [f"- {_what(turn)} (thời hạn {short(turn.due_on)});" for turn in first if turn.due_on]


def _what(turn: TaskTurn) -> str:
    return escape(" ".join(turn.task.what.split()).rstrip(".;"))
