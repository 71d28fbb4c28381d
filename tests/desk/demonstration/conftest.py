"""The demonstration with its province, loaded once for all tests here: it takes as long as fifty.

Every test starts from it and is undone by itself.
"""

from collections.abc import Iterator

import pytest
from django.db import transaction
from django.test.utils import override_settings

from tests.demonstrated import load_all


@pytest.fixture(scope="package", autouse=True)
def loaded(
    django_db_setup: None, django_db_blocker: object, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[None]:
    with (
        override_settings(MEDIA_ROOT=tmp_path_factory.mktemp("media")),
        django_db_blocker.unblock(),  # type: ignore[attr-defined]
        transaction.atomic(),
    ):
        load_all()
        yield
        transaction.set_rollback(True)
