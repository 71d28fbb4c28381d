import pytest

from workflow.verdicts import ALLOWED, Verdict, refused


def test_what_is_allowed_is_true_and_gives_no_reason() -> None:
    assert ALLOWED
    assert ALLOWED.reason == ""
    assert Verdict() == ALLOWED


def test_a_refusal_is_false_and_carries_its_reason() -> None:
    verdict = refused("Chưa có người ký.")
    assert not verdict
    assert verdict.reason == "Chưa có người ký."


def test_nothing_is_refused_without_a_reason() -> None:
    with pytest.raises(ValueError, match="names its reason"):
        refused("")
