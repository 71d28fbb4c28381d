"""The 54 ethnic groups that ship with the software."""

import json

import pytest
from django.core.management import call_command

from households.loading import Loaded, load, shipped, spellings
from households.models import KINH, EthnicGroup
from tests.reference import reference
from vietnamese.folding import nfc


@pytest.mark.django_db
def test_they_are_fifty_four_and_a_second_run_changes_nothing() -> None:
    assert load() == Loaded(54, 0)
    assert load() == Loaded(0, 0)
    groups = EthnicGroup.objects.all()
    assert [group.code for group in groups] == [f"{code:02}" for code in range(1, 55)]
    assert [group.name for group in groups if not group.is_minority] == ["Kinh"]


@pytest.mark.django_db
def test_a_name_that_was_changed_is_put_right() -> None:
    call_command("load_ethnic_groups", verbosity=0)
    EthnicGroup.objects.filter(pk="24").update(name="Khác")
    assert load() == Loaded(0, 1)
    group = EthnicGroup.objects.get(pk="24")
    assert (group.name, group.name_search) == ("Thổ", "tho")


def test_every_spelling_stands_for_one_group() -> None:
    written = [name for one in shipped() for name in (one.name, *one.spellings)]
    assert len(written) == len(set(written)) == len(spellings())
    assert all(name == nfc(name) for name in written)
    assert spellings()["H'Mông"] == spellings()["Mông"] == "08"
    assert spellings()["Kinh"] == KINH


def test_codes_and_names_are_those_of_the_decision() -> None:
    listed = json.loads(reference("data/ethnic_groups.json").read_text("utf-8"))["groups"]
    expected = {one["code"]: one["name"] for one in listed if one["code"] != "55"}
    assert {one.code: one.name for one in shipped()} == expected
