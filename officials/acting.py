"""Which organization an official acts in, when they hold posts in more than one."""

from django.conf import settings
from django.http import HttpRequest

from officials.http import OfficialRequest
from officials.models import Official, Organization

SESSION_KEY = "acting_in"


def choices(official: Official) -> list[Organization]:
    """Organizations in which they hold a post today, the longest held first, each once."""
    return list(
        {post.organization_id: post.organization for post in official.current_appointments}.values()
    )


def organization(request: OfficialRequest) -> Organization | None:
    """The one chosen in this session, else the first; None without any post."""
    held = choices(request.user)
    chosen = request.session.get(SESSION_KEY)
    return next((one for one in held if one.pk == chosen), held[0] if held else None)


def choose(request: OfficialRequest, chosen: Organization) -> None:
    if chosen not in choices(request.user):
        raise ValueError(f"{request.user.pk} holds no post in {chosen.pk}")
    request.session[SESSION_KEY] = chosen.pk


def context(request: HttpRequest) -> dict[str, object]:
    """Context processor: what the page frame shows of the official and where they act."""
    if not isinstance(request.user, Official):
        return {"is_demonstration": settings.DEMONSTRATION}
    acting = organization(request)  # type: ignore[arg-type]
    return {
        "is_demonstration": settings.DEMONSTRATION or request.user.is_demonstration,
        "acting_in": acting,
        "acting_choices": choices(request.user),
        "administers": bool(request.user.administered_organization_ids),
    }
