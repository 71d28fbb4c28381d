"""The letters of a working morning, against a real mail server that a test makes behave badly."""

import multiprocessing
import os
import socket
import ssl
import subprocess
from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from django.core.mail.utils import DNS_NAME
from django.db import connections
from django.test import Client
from django.utils import timezone

from desk.models import DeclinedMail, Digest, Morning
from desk.reminding import digests
from desk.reminding.digests import MORNING, PAUSES, name_cut_off, remind
from localities.loading import load_holidays
from officials.models import Official, Organization
from plans.models import TaskTurn
from plans.tasks.drafting import Cast, Somebody
from tests.cast import signed_in
from tests.desk.postman import HOST, Postman, at_work, free_port
from tests.papers import make_plan
from tests.tasks import make_turn
from vietnamese.dates import VIETNAM, read_date

FORK = multiprocessing.get_context("fork")
PATIENCE = 30
State = Digest.State
TUESDAY = datetime(2026, 3, 10, 7, 30, tzinfo=VIETNAM)
pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.timeout(120)]

# By hand: the calendar of 2026 as announced.
MORNINGS = """
02/01/2026 no   Friday, swapped for
10/01/2026 yes  this Saturday
11/01/2026 no   Sunday
16/02/2026 no   Tết
20/02/2026 no   Tết
23/02/2026 yes  the first Monday after
07/03/2026 no   Saturday
10/03/2026 yes  Tuesday
27/04/2026 no   Monday, for Giỗ Tổ on Sunday
30/04/2026 no   holiday
04/05/2026 yes  Monday
22/08/2026 yes  Saturday, worked for
31/08/2026 no   this Monday
"""


@pytest.fixture
def port(settings: object, monkeypatch: pytest.MonkeyPatch) -> int:
    """The settings of an office with a server on this machine."""
    # Else Django asks the network for it, for seconds where there is none.
    monkeypatch.setattr(DNS_NAME, "_fqdn", "localhost", raising=False)
    found = free_port()
    told = {
        "EMAIL_HOST": HOST,
        "EMAIL_PORT": found,
        "EMAIL_USE_TLS": False,
        "EMAIL_TIMEOUT": 2,
        "DEFAULT_FROM_EMAIL": "Bình An <binh-an@phuong.example>",
        "SITE_ADDRESS": "https://binh-an.example",
    }
    for name, value in told.items():
        setattr(settings, name, value)
    return found


@pytest.fixture
def postman(port: int) -> Iterator[Postman]:
    with at_work(port) as found:
        yield found


@pytest.fixture
def late(ward: Organization, drafter: Official, clerk: Official) -> TaskTurn:
    """Led by the clerk, by name, and long overdue; only the clerk has an address."""
    load_holidays()
    Official.objects.filter(pk=clerk.pk).update(email="van.thu@phuong.example")
    lead = Somebody(ward, official=clerk)
    return make_turn(
        make_plan(ward, drafter),
        due_on=read_date("05/01/2026"),
        what="Vận động ông Nguyễn Văn Mẫu",
        cast=Cast(lead=lead),
    )


def digest() -> Digest:
    return Digest.objects.get()


def test_letters_go_on_working_mornings_only(postman: Postman, late: TaskTurn) -> None:
    for line in MORNINGS.strip().splitlines():
        written, goes, _ = line.split(maxsplit=2)
        day = read_date(written)
        assert day
        at = datetime(day.year, day.month, day.day, 7, 0, tzinfo=VIETNAM)
        assert remind(at - timedelta(minutes=1)) == 0, line
        assert remind(at) == (goes == "yes"), line
        assert remind(at + timedelta(hours=1)) == 0, line
    assert len(postman.letters) == MORNINGS.count("yes")


def test_a_letter_says_little_and_leads_to_the_task(
    postman: Postman, late: TaskTurn, clerk: Official
) -> None:
    Official.objects.filter(pk=clerk.pk).update(full_name="Thị\r\nBcc: ai.do@noi.khac")
    remind(TUESDAY)
    (letter,) = postman.letters
    assert letter["Subject"].strip() == "Nhắc việc ngày 10/3/2026: 1 quá hạn"
    assert (letter["To"], letter["Bcc"]) == ("van.thu@phuong.example", None)
    assert letter["Message-ID"] == f"<nhac-viec-20260310-{digest().pk}@phuong.example>"
    text = letter.get_content()
    assert f"https://binh-an.example/nhiem-vu/{late.pk}/" in text
    assert "Kế hoạch năm 2026, thời hạn 05/01/2026" in text
    assert letter.get_content_type() == "text/plain"
    assert not any(word in text for word in ("Vận động", "Mẫu", "Thị"))


def test_nobody_hears_nothing(
    postman: Postman, late: TaskTurn, clerk: Official, drafter: Official
) -> None:
    """Neither who has nothing to do, nor who wants no letter, nor who has no address."""
    Official.objects.filter(pk=drafter.pk).update(email="soan.thao@phuong.example")
    DeclinedMail.objects.create(official=clerk)
    assert remind(TUESDAY) == 0
    assert (postman.asked, Digest.objects.count(), Morning.objects.count()) == (0, 0, 1)


def test_who_has_nothing_left_to_hear_gets_no_letter_at_the_next_attempt(
    port: int, late: TaskTurn
) -> None:
    remind(TUESDAY)
    assert digest().state == State.PREPARED
    TaskTurn.objects.update(state=TaskTurn.State.AWAITING)
    with at_work(port) as postman:
        assert remind(TUESDAY + PAUSES[0]) == 0
    assert (postman.asked, Digest.objects.count()) == (0, 0)


def test_without_a_server_nothing_is_mailed_and_nothing_fails(
    late: TaskTurn, settings: object
) -> None:
    settings.EMAIL_HOST = ""  # type: ignore[attr-defined]
    assert remind(TUESDAY) == 0
    assert Morning.objects.count() == 0


def test_a_letter_is_marked_before_it_is_handed_over(postman: Postman, late: TaskTurn) -> None:
    """What another connection reads while the server has the words and has not answered yet."""
    postman.waits = True
    sender = FORK.Process(target=remind, args=(TUESDAY,))
    connections.close_all()
    sender.start()
    assert postman.has_read.wait(PATIENCE)
    found = digest()
    assert (found.state, found.attempts) == (State.HANDING_OVER, 1)
    postman.waits = False
    sender.join(PATIENCE)
    assert digest().state == State.SENT


@pytest.mark.parametrize("answer", ["to", "taking"])
def test_what_is_refused_for_now_is_tried_again_and_once_only(
    postman: Postman, late: TaskTurn, answer: str
) -> None:
    setattr(postman, answer, "451 Try again later")
    assert remind(TUESDAY) == 0
    found = digest()
    assert (found.state, found.not_before) == (State.PREPARED, TUESDAY + PAUSES[0])
    assert found.last_error in {"RCPT 451", "DATA 451"}
    setattr(postman, answer, "250 OK")
    assert remind(TUESDAY + timedelta(minutes=1)) == 0
    assert remind(TUESDAY + PAUSES[0]) == 1
    assert remind(TUESDAY + 2 * PAUSES[0]) == 0
    assert (digest().state, digest().attempts) == (State.SENT, 2)
    assert len(postman.letters) == 1


def test_a_server_out_of_reach_is_tried_again_until_it_is_given_up_for_the_day(
    port: int, late: TaskTurn, clerk: Official
) -> None:
    at = TUESDAY
    for pause in (*PAUSES, timedelta(0)):
        assert remind(at) == 0
        at += pause
    found = digest()
    assert (found.state, found.attempts) == (State.FAILED, len(PAUSES) + 1)
    assert found.last_error == "ConnectionRefusedError"
    assert at < TUESDAY + MORNING
    with at_work(port) as postman:
        assert remind(at + timedelta(minutes=5)) == 0
        assert remind(TUESDAY + timedelta(days=1)) == 1
    assert [one.state for one in Digest.objects.all()] == [State.SENT, State.FAILED]
    assert postman.addresses == ["van.thu@phuong.example"]


def test_a_server_that_hangs_before_the_letter_is_tried_again(
    port: int, late: TaskTurn, settings: object
) -> None:
    settings.EMAIL_TIMEOUT = 0.2  # type: ignore[attr-defined]
    with socket.create_server((HOST, port)):
        assert remind(TUESDAY) == 0
    assert (digest().state, digest().attempts) == (State.PREPARED, 1)


def test_an_address_refused_for_good_is_named_and_not_tried_again(
    postman: Postman, late: TaskTurn, clerk: Official, administrator: Official
) -> None:
    postman.to = "550 No such user"
    remind(TUESDAY)
    postman.to = "250 OK"
    assert remind(TUESDAY + timedelta(hours=2)) == 0
    assert (digest().state, digest().last_error) == (State.FAILED, "RCPT 550")
    today_is(digest())
    assert "Không gửi được thư nhắc việc ngày" in desk_of(clerk)
    told = desk_of(administrator)
    assert f"của {clerk}" in told
    assert "không nhận địa chỉ này (550)" in told


def test_an_address_that_is_none_gets_no_header_of_its_own(
    postman: Postman, late: TaskTurn, clerk: Official
) -> None:
    Official.objects.filter(pk=clerk.pk).update(email="a@b.example\r\nBcc: c@d.example")
    assert remind(TUESDAY) == 0
    assert (digest().state, digest().last_error) == (State.FAILED, "BadHeaderError")
    assert postman.asked == 0


@pytest.mark.parametrize("fault", ["drops", "waits"])
def test_a_silence_after_the_letter_is_named_and_not_sent_again(
    postman: Postman, late: TaskTurn, clerk: Official, settings: object, fault: str
) -> None:
    settings.EMAIL_TIMEOUT = 0.5  # type: ignore[attr-defined]
    setattr(postman, fault, True)
    assert remind(TUESDAY) == 0
    setattr(postman, fault, False)
    assert digest().state == State.UNCLEAR
    assert remind(TUESDAY + timedelta(hours=2)) == 0
    assert len(postman.letters) == 1


def test_a_sender_killed_before_the_answer_is_named_and_the_letter_not_sent_again(
    postman: Postman, late: TaskTurn, clerk: Official, administrator: Official, stranger: Official
) -> None:
    postman.waits = True
    connections.close_all()
    sender = FORK.Process(target=remind, args=(TUESDAY,))
    sender.start()
    assert postman.has_read.wait(PATIENCE)
    os.kill(sender.pid or 0, 9)
    sender.join(PATIENCE)
    assert sender.exitcode == -9
    postman.waits = False
    assert remind(TUESDAY + timedelta(hours=1)) == 0
    assert name_cut_off() == 0  # it may still be at work
    assert name_cut_off(lease=timedelta(0)) == 1
    assert remind(TUESDAY + timedelta(hours=2)) == 0
    assert (digest().state, len(postman.letters)) == (State.UNCLEAR, 1)
    today_is(digest())
    named = "Không rõ thư nhắc việc ngày"
    assert named in desk_of(clerk)
    assert "dừng đột ngột" in desk_of(administrator)
    assert named not in desk_of(stranger)


def test_two_clocks_at_once_send_one_letter(postman: Postman, late: TaskTurn) -> None:
    connections.close_all()
    start = FORK.Event()

    def clock() -> None:
        start.wait(PATIENCE)
        for minute in range(3):
            remind(TUESDAY + timedelta(minutes=minute))

    clocks = [FORK.Process(target=clock) for _ in range(3)]
    for each in clocks:
        each.start()
    start.set()
    for each in clocks:
        each.join(PATIENCE)
        assert each.exitcode == 0
    assert (len(postman.letters), digest().state) == (1, State.SENT)


def test_a_letter_left_over_from_a_day_without_a_clock_is_named(port: int, late: TaskTurn) -> None:
    remind(TUESDAY)
    remind(TUESDAY + timedelta(days=1, hours=10))
    assert (digest().state, digest().last_error) == (State.FAILED, digests.TOO_LATE)
    remind(TUESDAY + digests.KEPT + timedelta(days=2))
    assert not Digest.objects.filter(day=TUESDAY.date()).exists()


def test_the_way_to_the_server_is_protected_where_it_is_asked_for(
    port: int,
    late: TaskTurn,
    settings: object,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    settings.EMAIL_USE_TLS = True  # type: ignore[attr-defined]
    server = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    server.load_cert_chain(*certificate(tmp_path))
    with at_work(port, tls_context=server, require_starttls=True) as postman:
        assert remind(TUESDAY) == 0  # nobody vouches for this certificate
        assert digest().last_error == "SSLCertVerificationError"
        monkeypatch.setenv("SSL_CERT_FILE", str(tmp_path / "certificate.pem"))
        assert remind(TUESDAY + PAUSES[0]) == 1
    assert postman.was_protected


def certificate(folder: Path) -> tuple[Path, Path]:
    made, key = folder / "certificate.pem", folder / "key.pem"
    subject = ("-subj", "/CN=localhost", "-addext", f"subjectAltName=IP:{HOST}")
    request = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2")
    command = ["openssl", *request, *subject, "-keyout", str(key), "-out", str(made)]
    subprocess.run(command, check=True, capture_output=True)
    return made, key


def today_is(found: Digest) -> None:
    """Letters are named for some days; these were written on a day of long ago."""
    found.day = timezone.localdate()
    found.save(update_fields=["day"])


def desk_of(official: Official) -> str:
    client: Client = signed_in(official)
    return client.get("/").content.decode()
