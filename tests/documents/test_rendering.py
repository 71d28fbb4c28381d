"""Long papers are printed in the background, short ones while one waits."""

import os
import time
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client
from django.urls import reverse

from documents import rendering
from documents.drafts import drafting
from documents.drafts.content import Content
from documents.models import Document
from documents.sheets import sheet_of
from officials.models import Official, Organization
from paper.kinds import Kind
from tests.cast import signed_in

pytestmark = pytest.mark.django_db

SHORT = Content(subject="Kế hoạch thử", text="1. Một việc.\n")
LONG = replace(SHORT, text="\n".join("Một đoạn văn dài. " * 120 for _ in range(60)))


@pytest.fixture(autouse=True)
def files(tmp_path: Path, settings: object) -> None:
    settings.MEDIA_ROOT = tmp_path  # type: ignore[attr-defined]


@pytest.fixture
def client(drafter: Official) -> Client:
    return signed_in(drafter)


def make_document(ward: Organization, drafter: Official, content: Content) -> Document:
    return drafting.create(ward, kind=Kind.PLAN, content=content, by=drafter)


def download_url(document: Document) -> str:
    return reverse("documents:download", args=[document.pk, 1, "docx"])


def test_a_short_paper_is_printed_at_once(
    client: Client, ward: Organization, drafter: Official
) -> None:
    response = client.get(download_url(make_document(ward, drafter, SHORT)))

    assert response.status_code == 200
    assert response.content.startswith(b"PK")


# The worker closes its connection after each task.
@pytest.mark.django_db(transaction=True)
def test_a_long_paper_is_ordered_once_and_handed_out_when_the_worker_has_made_it(
    client: Client, ward: Organization, drafter: Official
) -> None:
    url = download_url(make_document(ward, drafter, LONG))

    waiting = client.get(url, follow=True)
    still_waiting = client.get(waiting.redirect_chain[0][0])
    call_command("db_worker", batch=True, startup_delay=False, verbosity=0)
    finished = client.get(url)

    assert waiting.status_code == still_waiting.status_code == 202
    assert waiting["Refresh"]
    assert finished.status_code == 200
    assert finished.content.startswith(b"PK")


def test_prints_older_than_a_week_are_forgotten_and_newer_ones_kept(
    ward: Organization, drafter: Official
) -> None:
    old, new = (
        make_document(ward, drafter, replace(LONG, subject=subject)) for subject in ("Cũ", "Mới")
    )
    for document in (old, new):
        rendering.render_in_background.func(revision_id=document.current.pk, suffix="docx")
    oldest = min(rendering.SHELF.files(), key=lambda file: file.stat().st_mtime)
    long_ago = time.time() - timedelta(days=8).total_seconds()
    os.utime(oldest, (long_ago, long_ago))

    assert rendering.forget_old() == 1
    assert not oldest.exists()
    assert rendering.printed(sheet_of(new, new.current), "docx") is not None
