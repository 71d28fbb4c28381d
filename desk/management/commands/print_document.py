import contextlib
import os
import tempfile
from argparse import ArgumentParser
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

from django.core.management.base import BaseCommand

from desk.management.files import read_or_exit, reason, refuse
from directives.citations import RegisterSources
from directives.doctor import examined_on
from directives.knowing import shipped
from paper.sheet import Sheet
from paper.sources import Reading
from paper.writers import docx, page, pdf, text

WRITERS: dict[str, Callable[[Sheet], bytes]] = {
    ".pdf": pdf.write,
    ".docx": docx.write,
    ".html": lambda sheet: page.write(sheet).encode(),
    ".txt": lambda sheet: text.write(sheet).encode(),
}
SUFFIXES = ", ".join(WRITERS)


class Command(BaseCommand):
    help = (
        "Đọc một văn bản (.docx hoặc .txt) và trình bày lại theo Nghị định 30/2020/NĐ-CP. "
        "Điều văn bản không nói thì để trống. Không ghi gì vào cơ sở dữ liệu. "
        "Mã thoát: 0, hoặc 2 khi không đọc hoặc không ghi được tệp."
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("file", type=Path, metavar="TỆP", help="tệp .docx hoặc .txt")
        parser.add_argument(
            "-o",
            "--output",
            type=Path,
            required=True,
            metavar="TỆP_RA",
            help=f"tệp ghi ra; đuôi cho biết định dạng: {SUFFIXES}",
        )
        parser.add_argument(
            "--issuer",
            action="append",
            default=[],
            metavar="TÊN",
            help="tên cơ quan ban hành, mỗi dòng một lần hoặc ngăn bằng dấu |",
        )
        parser.add_argument("--superior", metavar="TÊN", help="tên cơ quan chủ quản trực tiếp")
        parser.add_argument("--draft", action="store_true", help="in chữ DỰ THẢO")

    def handle(self, *args: Any, file: Path, output: Path, **options: Any) -> None:
        writer = WRITERS.get(output.suffix.lower())
        if writer is None:
            refuse(f"Không ghi được dạng “{output.suffix}”. Hãy chọn: {SUFFIXES}.", self.stderr)
        received = read_or_exit(file, self.stderr)
        try:
            put(output, writer(cited(_addressed(received.sheet, options))))
        except OSError as error:
            refuse(f"Không ghi được tệp “{output}”: {reason(error)}.", self.stderr)
        for notice in received.notices:
            self.stderr.write(notice)


def _addressed(sheet: Sheet, options: dict[str, Any]) -> Sheet:
    """The sheet with what the command line says about it."""
    issuer = [line.strip() for names in options["issuer"] for line in names.split("|")]
    superior = options["superior"]
    return replace(
        sheet,
        issuer=tuple(filter(None, issuer)) or sheet.issuer,
        superior=sheet.superior if superior is None else superior,
        draft=sheet.draft or options["draft"],
    )


def cited(sheet: Sheet) -> Sheet:
    """With its marks replaced by what ships with the software: a file belongs to no office."""
    return Reading(RegisterSources(shipped, on=examined_on(sheet))).sheet(sheet)


def put(path: Path, data: bytes) -> None:
    """The whole file or none: another file takes its place only when it is complete."""
    descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(data)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(name).unlink()
        raise
