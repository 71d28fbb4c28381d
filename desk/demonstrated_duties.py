"""The demonstration, handed down: a province's công văn, three wards, two plans that answer.

Everything goes the way of the office: drafted, handed up, checked, approved, signed, numbered,
issued, delivered; each step by who may take it.
"""

from dataclasses import replace
from datetime import timedelta

from django.db import transaction

from desk import demonstrated_figures, demonstrated_objectives
from desk.demonstrated_offices import Office, issued
from desk.demonstration import (
    FIRST_DAY,
    FIXTURES,
    PROVINCE_CODE,
    WARD_CODE,
    Person,
    add_official,
    add_organization,
)
from directives import duties as marking
from directives.duties import clauses_of
from directives.duty_loading import read as read_duties
from directives.issued import directive_of
from directives.models import Directive, Duty
from documents.deliveries import delivering
from documents.deliveries.delivering import Sending
from documents.deliveries.recipients import Directory, lines_of
from documents.drafts import beginning
from documents.models import Delivery
from localities.models import AdministrativeUnit
from officials.models import Official, Organization, Role, SigningCapacity
from paper.kinds import Kind
from plans import answering, creating
from plans.coverage import pieces_of
from plans.models import Plan, Task
from plans.tasks import drafting, placing
from plans.tasks.drafting import Cast, Somebody
from vietnamese.dates import today
from workflow.verdicts import demand

TAY_HIEU_CODE, DONG_HIEU_CODE = "17011", "17017"
NAME = "Ủy ban nhân dân tỉnh Nghệ An"
DAYS_FOR_A_TASK = 45
HEAD, OF_THE_BOOK = SigningCapacity.ON_BEHALF, Role.CLERK
PROVINCE = (
    Person("tinh.soanthao", "Mai Văn Thảo Nháp", "Chuyên viên Phòng Nội chính", Role.DRAFTER),
    Person("tinh.vanphong", "Cao Thị Xem Xét", "Chánh Văn phòng", Role.OFFICE_HEAD),
    Person("tinh.vanthu", "Lý Thị Ghi Sổ", "Văn thư", Role.CLERK),
    Person("tinh.chutich", "Phan Văn Minh Họa", "Chủ tịch", Role.CHAIR, HEAD),
)
TAY_HIEU = (
    Person("tayhieu.soanthao", "Đinh Văn Nháp Thử", "Chuyên viên", Role.DRAFTER),
    Person("tayhieu.vanphong", "Trương Thị Rà Soát", "Chánh Văn phòng", Role.OFFICE_HEAD),
    Person("tayhieu.vanthu", "Tô Thị Vào Sổ", "Văn thư", Role.CLERK),
    Person("tayhieu.chutich", "Hồ Văn Thí Dụ", "Chủ tịch", Role.CHAIR, HEAD),
)
DONG_HIEU = (
    Person("donghieu.soanthao", "Châu Văn Bản Nháp", "Chuyên viên", Role.DRAFTER),
    Person("donghieu.vanthu", "Quách Thị Số Đến", "Văn thư", Role.CLERK),
    Person("donghieu.chutich", "Lương Văn Giả Sử", "Chủ tịch", Role.CHAIR, HEAD),
)
PEOPLE = (*PROVINCE, *TAY_HIEU, *DONG_HIEU)
ANSWERED_IN_TAY_HIEU = {
    "mục 1, gạch đầu dòng thứ nhất": "mục II, khoản 1",
    "mục 1, gạch đầu dòng thứ ba": "mục II, khoản 2",
    "mục 1, gạch đầu dòng thứ năm": "mục II, khoản 3",
}
"""The place of a duty in the công văn, and of its answer in the plan."""
ANSWERED_IN_THAI_HOA = {
    "mục 1, gạch đầu dòng thứ ba": "mục II, khoản 4, điểm b",
    "mục 1, gạch đầu dòng thứ năm": "mục II, khoản 2, điểm a",
}
TASKS_IN_TAY_HIEU = {
    "mục 1, gạch đầu dòng thứ nhất": (
        "Phổ biến văn bản trong các buổi sinh hoạt khối",
        "Chuyên viên",
    ),
    "mục 1, gạch đầu dòng thứ hai": (
        "Gắn phong trào với các cuộc vận động khác ở từng khối",
        "Chánh Văn phòng",
    ),
    "mục 1, gạch đầu dòng thứ sáu": (
        "Lập danh sách tập thể làm tốt, đề nghị khen thưởng khi tổng kết",
        "Chuyên viên",
    ),
}
"""The place of a duty in the công văn, and the task that answers it with the post that leads."""
EXPLAINED_IN_TAY_HIEU = "mục 1, gạch đầu dòng thứ tư"
SENTENCE = "Phường đã rà soát xong từ quý IV năm trước; số liệu chung gửi kèm báo cáo năm."


@transaction.atomic
def load() -> tuple[Person, ...]:
    """Load what is not there yet, after the ward; returns the people who can sign in besides."""
    if not Organization.objects.filter(name=NAME).exists():
        _load()
    return PEOPLE


def _load() -> None:
    province = _office_of(PROVINCE_CODE, NAME, PROVINCE)
    tay_hieu = _office_of(TAY_HIEU_CODE, "Ủy ban nhân dân phường Tây Hiếu", TAY_HIEU)
    _office_of(DONG_HIEU_CODE, "Ủy ban nhân dân xã Đông Hiếu", DONG_HIEU)
    demonstrated_figures.load()
    directive = _handed_down(province)
    demonstrated_objectives.give(directive, by=Official.objects.get(username="tinh.soanthao"))
    _opened(directive, "soanthao", "tayhieu.vanthu", "congantinh")
    _answered_in_a_draft(directive)
    _answered_and_issued(directive, tay_hieu)


def _office_of(code: str, name: str, people: tuple[Person, ...]) -> Organization:
    unit = AdministrativeUnit.objects.of_code(code, on=FIRST_DAY)
    organization = add_organization(unit, Organization.Kind.PEOPLES_COMMITTEE, name)
    for person in people:
        add_official(person, organization, since=FIRST_DAY)
    return organization


def _handed_down(province: Organization) -> Directive:
    """Issued by the province, its clauses marked, sent to everybody it names."""
    office = Office.of(PROVINCE)
    content = replace(office.content("nghe-an-cong-van"), unit="NC")
    letter = beginning.from_content(
        province, Kind.OFFICIAL_LETTER, content, by=office.drafter, note="Soạn công văn"
    )
    issued(letter, office)
    directive = directive_of(letter, by=office.clerk)
    keys = {clause.place: clause.key for clause in clauses_of(directive)}
    path = FIXTURES / "demonstration" / "nghe-an-nhiem-vu.json"
    for duty in read_duties(path, directive=directive):
        duty.key, duty.position = keys[duty.place], 0  # the text tells its order
        marking.mark(duty, office=province, by=office.drafter)
    lines = lines_of(letter, Directory.of(province))
    sendings = [Sending(line.text, one) for line in lines for one in line.means]
    demand(delivering.send(letter, sendings, by=office.clerk))
    return directive


def _opened(directive: Directive, *usernames: str) -> None:
    for username in usernames:
        official = Official.objects.get(username=username)
        sent = Delivery.objects.reaching(official).filter(document=directive.document)
        for delivery in sent:
            delivering.open_delivery(delivery, by=official)


def _answered_in_a_draft(directive: Directive) -> None:
    """The plan of Thái Hòa, which is still being written."""
    plan = Plan.objects.get(organization__unit__code=WARD_CODE, previous=None, year=2026)
    _answer(plan, directive, ANSWERED_IN_THAI_HOA, by=Official.objects.get(username="soanthao"))


def _answered_and_issued(directive: Directive, ward: Organization) -> None:
    office, year = Office.of(TAY_HIEU), today().year
    plan = creating.from_content(
        ward, office.content("tay-hieu", year=year), year=year, by=office.drafter
    )
    _answer(plan, directive, ANSWERED_IN_TAY_HIEU, by=office.drafter)
    explained = Duty.objects.filter(directive=directive, place=EXPLAINED_IN_TAY_HIEU)
    demand(answering.answer_by_sentence(explained, plan, SENTENCE, by=office.drafter))
    _set_tasks(plan, directive, by=office.drafter)
    demonstrated_objectives.take_in(directive, plan, by=office.drafter)
    issued(plan.document, office)


def _set_tasks(plan: Plan, directive: Directive, *, by: Official) -> None:
    duties = {duty.place: duty for duty in Duty.objects.filter(directive=directive)}
    for place, (what, post) in TASKS_IN_TAY_HIEU.items():
        task = Task(plan=plan, what=what, due_on=today() + timedelta(days=DAYS_FOR_A_TASK))
        cast = Cast(lead=Somebody(plan.organization, post=post))
        drafting.add_task(task, cast, duties=[duties[place]], by=by)
    placing.place(plan.main_paper, base=plan.document.current.number, by=by)


def _answer(plan: Plan, directive: Directive, answers: dict[str, str], *, by: Official) -> None:
    keys = {piece.place: piece.key for piece in pieces_of(plan.original.current)}
    duties = {duty.place: duty for duty in Duty.objects.filter(directive=directive)}
    for asked, given in answers.items():
        demand(answering.answer_by_part([duties[asked]], plan, keys[given], by=by))
