from django.contrib.staticfiles import finders

from config.vendor import BOOTSTRAP


def test_every_named_file_of_bootstrap_is_found() -> None:
    for path in BOOTSTRAP:
        assert finders.find(path), path


def test_nothing_else_of_its_package_is_served() -> None:
    assert finders.find("fontawesome/css/all.css") is None
    assert finders.find("bootstrap/css/bootstrap.css") is None
    listed = {path for finder in finders.get_finders() for path, _ in finder.list(None)}
    assert {path for path in listed if path.startswith("bootstrap/")} == BOOTSTRAP
    assert not any("fontawesome" in path for path in listed)
