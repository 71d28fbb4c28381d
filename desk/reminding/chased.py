"""On the page of a task: by which letters it was chased (TASK_NOTES)."""

from collections.abc import Sequence

from django.urls import reverse

from desk.reminding.models import ChasedTurn
from documents.models import Document
from documents.numbers import numbering
from officials.models import Official
from plans.models import TaskTurn
from plans.tasks.notes import Note
from vietnamese.dates import short, today

State = Document.State
LEFT = frozenset({State.ISSUED, State.SUPERSEDED, State.REVOKED})


def notes_on(turn: TaskTurn, reader: Official) -> Sequence[Note]:
    """The office's own letters; of another office's those that have left it."""
    chased = ChasedTurn.objects.filter(turn=turn).exclude(document__state=State.ABANDONED)
    mine = set(
        Document.objects.visible_to(reader)
        .values_list("pk", flat=True)
        .filter(chased_turns__turn=turn)
    )
    return [
        _note(one, may_open=one.document_id in mine)
        for one in chased.select_related("document")
        if one.document_id in mine or one.document.state in LEFT
    ]


def _note(one: ChasedTurn, *, may_open: bool) -> Note:
    letter = one.document
    entry = numbering.entry_of(letter)
    if entry:
        words = f"Đã đôn đốc: công văn số {entry} ngày {short(entry.issued_on)}"
    else:
        begun = short(today(one.at))
        words = f"Công văn đôn đốc soạn ngày {begun} ({letter.get_state_display().lower()})"
    return Note(words, reverse("documents:detail", args=[letter.pk]) if may_open else "")
