"""How a given task stands, on whatever page it is shown."""

from django import template
from django.utils.safestring import SafeString

from officials.templatetags.parts import badge
from plans.models import TaskTurn
from plans.tasks.turn_rows import mark_of
from vietnamese.dates import today

register = template.Library()


@register.simple_tag
def turn_badge(turn: TaskTurn) -> SafeString:
    return badge(*mark_of(turn.state, turn.due_on, today()))
