"""What templates of other parts show of what was done."""

from typing import Any

from django import template
from django.template.context import Context
from django.utils.safestring import SafeString

from officials import acting
from officials.templatetags.parts import badge
from plans.activities.achieved import indicator_of
from plans.activities.permissions import may_record
from plans.models import Activity, CommunityModel, TaskTurn
from vietnamese.dates import today

register = template.Library()

SHOWN = 20
State = CommunityModel.State
TONES = {
    State.LAUNCHED: "draft",
    State.REGULATED: "waiting",
    State.ACTIVE: "good",
    State.STOPPED: "past",
}


@register.simple_tag
def model_badge(state: str) -> SafeString:
    return badge(State(state).label, TONES[State(state)])


@register.inclusion_tag("plans/activities/_indicator.html", takes_context=True)
def what_was_done(context: Context, turn: TaskTurn) -> dict[str, Any]:
    """The indicator of the turn's task, and the activities that served the turn."""
    request = context["request"]
    office = acting.organization(request)
    served = Activity.objects.visible_to(request.user).filter(turn=turn)
    return {
        "turn": turn,
        "indicator": indicator_of(turn.task, on=today()),
        "activities": served.for_list().order_by("-held_on", "-pk")[:SHOWN],
        "may_record": office is not None and may_record(request.user, office),
    }
