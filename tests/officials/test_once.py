"""What several parts of one page ask is answered once, and never where something is written."""

from django.http import HttpRequest, HttpResponse

from officials.once import moment, once_a_page, remembering

asked: list[str] = []


@once_a_page
def question(word: str, *, twice: bool = False) -> str:
    asked.append(word)
    return word * (2 if twice else 1)


def ask(request: HttpRequest) -> HttpResponse:
    moments = {moment() for _ in range(2)}
    told = [question("a"), question("a"), question("b"), question("a", twice=True)]
    return HttpResponse(f"{' '.join(told)} {len(moments)}")


def answered(method: str) -> str:
    asked.clear()
    request = HttpRequest()
    request.method = method
    return remembering(ask)(request).content.decode()


def test_a_page_asks_each_question_once_and_speaks_of_one_moment() -> None:
    assert answered("GET") == "a a b aa 1"
    assert asked == ["a", "b", "a"]


def test_the_next_page_asks_anew() -> None:
    assert answered("GET") == answered("GET")
    assert asked == ["a", "b", "a"]


def test_what_writes_is_answered_each_time() -> None:
    assert answered("POST").startswith("a a b aa")
    assert asked == ["a", "a", "b", "a"]


def test_outside_of_a_page_each_question_is_asked() -> None:
    asked.clear()
    assert question("a") == question("a")
    assert asked == ["a", "a"]
