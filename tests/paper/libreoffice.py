"""Word files laid out by LibreOffice, many at a time: starting it costs more than converting."""

import shutil
import subprocess
from collections.abc import Mapping
from pathlib import Path


def to_pdf(files: Mapping[str, bytes], folder: Path) -> dict[str, bytes]:
    """PDF of every Word file by name; `folder` takes the files and LibreOffice's own profile."""
    sources = [folder / f"{name}.docx" for name in files]
    for source, data in zip(sources, files.values(), strict=True):
        source.write_bytes(data)
    program = shutil.which("soffice") or shutil.which("libreoffice") or "soffice"
    profile = f"-env:UserInstallation=file://{folder}/profile"
    subprocess.run(
        [program, "--headless", profile, "--convert-to", "pdf", "--outdir", folder, *sources],
        check=True,
        capture_output=True,
        timeout=240,
    )
    return {name: (folder / f"{name}.pdf").read_bytes() for name in files}
