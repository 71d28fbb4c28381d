"""Word files laid out by LibreOffice, many at a time: starting it costs more than converting."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path

import pytest

SOFFICE = shutil.which("soffice") or shutil.which("libreoffice")


def needs_libreoffice() -> str:
    """The program, or the skip that says which package is missing."""
    if SOFFICE is None:
        pytest.skip("LibreOffice is not installed (Debian: libreoffice-writer-nogui)")
    return SOFFICE


def to_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, Path]:
    """PDF of every Word file by name; `folder` takes the files and LibreOffice's own profile."""
    soffice = needs_libreoffice()
    sources = []
    for name, data in files.items():
        source = folder / f"{name}.docx"
        source.write_bytes(data)
        sources.append(str(source))
    command = [soffice, "--headless", f"-env:UserInstallation=file://{folder}/profile"]
    subprocess.run(
        [*command, "--convert-to", "pdf", "--outdir", str(folder), *sources],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: folder / f"{name}.pdf" for name in files}
