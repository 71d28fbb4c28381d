"""The words with which a report begins: its parts, what the work of the office gives, and in square
brackets what its author writes."""

import re
from collections.abc import Iterable, Mapping

from households.figures.opening import opening
from households.figures.ward import ward_of
from paper import outline
from paper.inline import escape, plain
from plans.models import TaskTurn
from reports.models import Report, Terms
from reports.writing import outlining, tables
from reports.writing.citing import ALL
from reports.writing.work import Work
from vietnamese.dates import short

TO_WRITE = re.compile(r"\[(?:Nêu|Ghi) [^\[\]]*\]")
"""What still waits for its author."""
MOST_TO_COME = 12
IN_ANNEX = "Kết quả từng chỉ tiêu theo biểu tại Phụ lục kèm theo Báo cáo này."
_PREFIX = re.compile(r"\Abáo cáo\s+", re.IGNORECASE)
_OPENING = """\
{theo}{co_quan} báo cáo {ket_qua} (số liệu từ ngày {tu_ngay} đến hết \
ngày {den_ngay}) như sau:"""
_TEXT = """\
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
[Ghi kiến nghị với cấp trên; không có thì ghi “Không có”.]"""
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
    subject = _running(subject_of(report))
    parts = _parts(report, work, told)
    lines = {
        "mo": _OPENING.format(
            theo=_basis(report),
            co_quan=report.organization,
            ket_qua=subject,
            tu_ngay=short(report.since),
            den_ngay=short(report.until),
        ),
        "ket": f"Trên đây là báo cáo {subject} của {report.organization}./.",
    }
    return "\n".join((lines["mo"], _body(report, parts), lines["ket"]))


def _body(report: Report, parts: Mapping[str, str]) -> str:
    asked = report.terms.outline.strip()
    if not asked:
        return _TEXT.format(**{name: text or _TO_WRITE[name] for name, text in parts.items()})
    return asked if outlining.has_marks(asked) else outlining.filled(asked, parts)


def given_to_all(terms: Terms) -> frozenset[str]:
    """The sentences of the outline and ours that read alike in every report."""
    return frozenset({IN_ANNEX, *(plain(block.text) for block in outline.parse(terms.outline))})


def to_write(text: str) -> list[str]:
    return TO_WRITE.findall(text)


def _basis(report: Report) -> str:
    directive = report.regime.directive
    return f"Thực hiện [[{directive.number}]], " if directive and directive.number else ""


def _running(subject: str) -> str:
    """As it runs on in a sentence."""
    return f"{subject[:1].lower()}{subject[1:]}"


def _parts(report: Report, work: Work, told: Mapping[str, str]) -> Mapping[str, str]:
    """Each "" where there is nothing to tell."""
    return {
        "tinh_hinh": opening(ward_of(report.organization, on=work.until)),
        "dan_cu": _placed(told, tables.POPULATION),
        "chi_tieu": _figures(report),
        "nhiem_vu": _placed(told, tables.TOLD_TASKS, tables.TASKS),
        "hoat_dong": _placed(told, tables.TOLD_ACTIVITIES, tables.ACTIVITIES),
        "mo_hinh": _placed(told, tables.TOLD_MODELS, tables.MODELS),
        "tren_giao": _placed(told, tables.DUTIES),
        "sap_toi": _ended("\n".join(_to_come(report, work))),
    }


def _figures(report: Report) -> str:
    """In the forms of the addressees, which are annexes; here where nobody has a form."""
    if not report.figures.exists():
        return ""
    has_forms = report.terms.addressees.exclude(form="").exists()
    return IN_ANNEX if has_forms else f"{{{{{ALL}}}}}"


def _placed(told: Mapping[str, str], *names: str) -> str:
    """The marks of what has something to tell."""
    return "\n".join(f"{{{{{name}}}}}" for name in names if told.get(name))


def _to_come(report: Report, work: Work) -> Iterable[str]:
    """What falls due in the days after the period, as many as it had, in the words of the plan."""
    turns = work.to_come(report.until - report.since)
    first = {turn.task_id: turn for turn in reversed(turns)}
    told = sorted(first.values(), key=lambda turn: (turn.due_on, turn.pk))[:MOST_TO_COME]
    return [f"- {_what(turn)} (thời hạn {short(turn.due_on)});" for turn in told if turn.due_on]


def _ended(lines: str) -> str:
    return f"{lines.removesuffix(';')}." if lines else ""


def _what(turn: TaskTurn) -> str:
    return escape(" ".join(turn.task.what.split()).rstrip(".;"))
