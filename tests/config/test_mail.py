"""What the environment says of the mail server: all of it understood, or refused by name."""

from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from config.mail import MailServer, mail_server

SET = {
    "BINHAN_SMTP_HOST": "thu.example",
    "BINHAN_SMTP_FROM": "Bình An <binh-an@phuong.example>",
    "BINHAN_ADDRESS": "https://binh-an.example/",
}


def test_without_a_host_there_is_no_mail_whatever_else_is_set() -> None:
    assert mail_server({}) == mail_server({"BINHAN_SMTP_TLS": "?"}) == MailServer()
    assert not MailServer().host


@pytest.mark.parametrize(("tls", "port"), [("starttls", 587), ("tls", 465), ("none", 25)])
def test_the_port_follows_the_protection_unless_it_is_said(tls: str, port: int) -> None:
    found = mail_server({**SET, "BINHAN_SMTP_TLS": tls})
    assert (found.port, found.tls, found.hour) == (port, tls, 7)
    assert mail_server({**SET, "BINHAN_SMTP_TLS": tls, "BINHAN_SMTP_PORT": "2525"}).port == 2525
    assert found.address == "https://binh-an.example"


def test_the_password_may_stand_in_a_file(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("mật khẩu\n", "utf-8")
    found = mail_server({**SET, "BINHAN_SMTP_PASSWORD_FILE": str(file)})
    assert found.password == "mật khẩu"
    assert mail_server({**SET, "BINHAN_SMTP_PASSWORD": "khác"}).password == "khác"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("BINHAN_SMTP_TLS", "ssl"),
        ("BINHAN_SMTP_PORT", "65536"),
        ("BINHAN_SMTP_PORT", "²"),
        ("BINHAN_MAIL_HOUR", "24"),
        ("BINHAN_SMTP_FROM", "phường"),
        ("BINHAN_SMTP_FROM", "a@b.example\nBcc: c@d.example"),
        ("BINHAN_ADDRESS", "binh-an.example"),
        ("BINHAN_SMTP_PASSWORD_FILE", "/không/có"),
    ],
)
def test_what_cannot_be_meant_is_refused_by_its_name(name: str, value: str) -> None:
    with pytest.raises(ImproperlyConfigured, match=name):
        mail_server({**SET, name: value})
