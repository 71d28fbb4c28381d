"""What several parts of one page ask is answered once: the paper, what stands beside it, what is to
be done with it. Only while a page is shown; where something is written, each question is asked.
"""

from collections.abc import Callable, Hashable
from contextvars import ContextVar
from datetime import datetime
from functools import wraps
from typing import Any, ParamSpec, TypeVar

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

P = ParamSpec("P")
T = TypeVar("T")
_ANSWERS: ContextVar[dict[Hashable, Any] | None] = ContextVar("answers", default=None)
SHOWING = frozenset({"GET", "HEAD"})


def once_a_page(question: Callable[P, T]) -> Callable[P, T]:
    """For questions with hashable arguments, whose answers nobody changes."""

    @wraps(question)
    def asked(*args: P.args, **kwargs: P.kwargs) -> T:
        answers = _ANSWERS.get()
        if answers is None:
            return question(*args, **kwargs)
        key = (question, args, frozenset(kwargs.items()))
        if key not in answers:
            answers[key] = question(*args, **kwargs)
        answer: T = answers[key]
        return answer

    return asked


@once_a_page
def moment() -> datetime:
    """Now; the same for all parts of a page, which then speak of the same registers."""
    return timezone.now()


def remembering(get_response: Callable[[HttpRequest], HttpResponse]) -> Callable[..., HttpResponse]:
    """Middleware."""

    def middleware(request: HttpRequest) -> HttpResponse:
        token = _ANSWERS.set({} if request.method in SHOWING else None)
        try:
            return get_response(request)
        finally:
            _ANSWERS.reset(token)

    return middleware
