"""Prints for the walks that ask for every address as everybody."""

from collections.abc import Sequence
from typing import Any

import pytest

from paper.writers import marking
from paper.writers.pdf import Renderer


@pytest.fixture
def drawn_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """What one role has been given is not laid out again for the next: the same document with the
    same styles gives the same bytes (tests/paper says so). Who gets it is asked each time."""
    drawn: dict[object, tuple[bytes, object]] = {}
    draw = Renderer.render_styled

    def once(renderer: Renderer, document: str, styles: Sequence[Any]) -> bytes:
        key = (document, marking.page_style(), *map(id, styles))
        if key not in drawn:
            # The styles are kept, so that no other comes to stand at the place of one.
            drawn[key] = draw(renderer, document, styles), styles
        return drawn[key][0]

    monkeypatch.setattr(Renderer, "render_styled", once)
