"""Writing to the journal: within the transaction of the change it tells of."""

from collections.abc import Mapping
from typing import Any, Protocol

from django.db import models, transaction
from django.utils import timezone

from history import heads
from history.models import TOKEN_LENGTH, Entry, Head


class Actor(Protocol):
    """Whoever acts: an official, of whom only the key is kept."""

    pk: Any


def subject_of(row: models.Model) -> str:
    """How the history names a row: app, model and key, as in "documents.document:12"."""
    return f"{row._meta.label_lower}:{row.pk}"


class OutsideTransactionError(RuntimeError):
    """An entry was to be written apart from the change it tells of."""


class NotPlainError(ValueError):
    """An entry was to hold more than keys, column names and counts."""


def record(
    organization_id: int,
    *,
    verb: str,
    by: Actor | None,
    subject: str,
    details: Mapping[str, Any] | None = None,
) -> Entry:
    """Append an entry to the organization's chain; None as actor means the program itself.

    To be called last in the transaction: it locks the chain's head until the commit (lock order
    document → number book → head). Raises OutsideTransactionError, or NotPlainError when a value
    could be what a row said (docs/bounds.md): texts have no spaces and at most 100 characters.
    """
    if not transaction.get_connection().in_atomic_block:
        raise OutsideTransactionError(
            f"{verb} {subject}: call record() within transaction.atomic()"
        )
    plain = _plain(dict(details or {}))
    head = _locked_head(organization_id)
    entry = Entry(
        organization_id=organization_id,
        sequence=head.sequence + 1,
        at=timezone.now(),
        actor_id=by.pk if by else None,
        verb=_plain(verb),
        subject=_plain(subject),
        details=plain,
        previous_hash=head.hash,
    )
    _append(entry, head)
    return entry


def _locked_head(organization_id: int) -> Head:
    locked = Head.objects.select_for_update()
    head = locked.filter(pk=organization_id).first()
    if head is None:
        # Two first entries at once: one inserts, the other waits for it and goes second.
        Head.objects.bulk_create([Head(organization_id=organization_id)], ignore_conflicts=True)
        head = locked.get(pk=organization_id)
    return head


def _append(entry: Entry, head: Head) -> None:
    entry.hash = entry.computed_hash()
    entry.save(force_insert=True)
    head.sequence, head.hash = entry.sequence, entry.hash
    head.save(update_fields=["sequence", "hash"])
    heads.announce(entry)
    # Robust: the change is committed, and a full disk must not make it look as if it were not.
    transaction.on_commit(lambda: heads.confirm(entry), robust=True)


def _plain(value: Any) -> Any:
    """The value as both databases give it back, if it is one the journal may hold."""
    if isinstance(value, str):
        return _plain_text(value)
    if value is None or isinstance(value, int):
        return value
    if isinstance(value, Mapping):
        return {_plain_text(key): _plain(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(inner) for inner in value]
    raise NotPlainError(f"the history holds no {type(value).__name__}: {value!r}")


def _plain_text(text: str) -> str:
    if len(text) > TOKEN_LENGTH or " " in text or not text.isprintable():
        raise NotPlainError(f"the history holds keys, column names and counts, not {text!r}")
    return str(text)
