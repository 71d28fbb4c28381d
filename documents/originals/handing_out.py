"""Answers that are a stored file."""

from django.http import FileResponse

from documents.models import MediaType, StoredFile
from documents.originals import files

# A file of somebody else's runs nothing and loads nothing. No "sandbox" for PDF: Chromium and
# Edge refuse to show a PDF in it at all; their viewer keeps its scripts apart by itself.
PDF_POLICY = "default-src 'none'; frame-ancestors 'none'"
FILE_POLICY = f"{PDF_POLICY}; sandbox"
SHOWN = frozenset({MediaType.PDF, MediaType.PNG, MediaType.JPEG})


def file_response(stored: StoredFile, *, download: bool = False) -> FileResponse:
    """The file as it was stored, shown where a browser can, else saved under its name."""
    response = FileResponse(
        files.opened(stored),
        as_attachment=download or stored.media_type not in SHOWN,
        filename=stored.name,
        content_type=stored.media_type,
    )
    is_pdf = stored.media_type == MediaType.PDF
    response["X-Content-Type-Options"] = "nosniff"
    response["Cache-Control"] = "private, no-store"
    response["Content-Security-Policy"] = PDF_POLICY if is_pdf else FILE_POLICY
    return response
