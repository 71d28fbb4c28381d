"""What a printed paper costs, in ratios of one run: `bin/bench paper`.

Jobs are interleaved, so that a busy machine slows all of them; medians of at least ten rounds.
"""

import os
import random
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import replace
from pathlib import Path

import django
import pypdfium2
import weasyprint
from playwright.sync_api import sync_playwright

from paper.glyphs import printable
from paper.readers.text import read
from paper.sheet import Sheet
from paper.writers import docx, pdf

DEMONSTRATION = Path(__file__).parent.parent / "fixtures/demonstration/thai-hoa-2026.txt"
ROUNDS = 24
ROUNDS_OF_LONG_PAPERS = 10
TIMES_AS_LONG = (1, 11, 55, 185)
"""How often the text of the demonstration is repeated: about 4, 18, 90 and 300 pages."""
MOST_OVER_BARE = 1.15
Job = Callable[[], object]
Clock = Callable[[], float]


def demonstration() -> Sheet:
    """As `print_document` prints it, with its citations resolved from what ships."""
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    django.setup()
    from desk.management.commands.print_document import cited

    return cited(read(DEMONSTRATION.read_text("utf-8")).sheet)


def main() -> None:
    sheet = demonstration()
    with ExitStack() as stack:
        jobs = {
            "ours, warm": lambda: pdf.write(sheet),
            "bare WeasyPrint, warm, same HTML, style and variant": bare(sheet),
            "naive WeasyPrint (style parsed each time, no PDF/A)": naive(sheet),
            **chromium(sheet, stack),
            **libreoffice(sheet, stack),
        }
        report_engines(medians(jobs, ROUNDS))
    report_lengths(sheet)
    report_conformance(pdf.write(sheet))


def bare(sheet: Sheet) -> Job:
    """WeasyPrint as its documentation has it: fonts and styles warm, no finisher of ours."""
    renderer = pdf.renderer()
    document = printable(pdf.page(sheet))

    def write() -> bytes | None:
        return weasyprint.HTML(string=document, url_fetcher=renderer.fetcher).write_pdf(
            stylesheets=list(renderer.styles),
            font_config=renderer.fonts,
            pdf_variant=pdf.VARIANT,
        )

    return write


def naive(sheet: Sheet) -> Job:
    document = styled(sheet)
    return lambda: weasyprint.HTML(string=document).write_pdf()


def styled(sheet: Sheet) -> str:
    style = pdf.STYLE + pdf.page_style(pdf.face())
    return printable(pdf.page(sheet)).replace("</head>", f"<style>{style}</style></head>")


def chromium(sheet: Sheet, stack: ExitStack) -> dict[str, Job]:
    """A browser kept open prints the same HTML, in one tab and in a new one each time."""
    program = shutil.which("chromium") or shutil.which("google-chrome")
    if program is None:
        return {}
    playwright = stack.enter_context(sync_playwright())
    browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox"])
    stack.callback(browser.close)
    document = styled(sheet)
    tab = browser.new_page()

    def same_tab() -> bytes:
        tab.set_content(document)
        return tab.pdf(prefer_css_page_size=True, tagged=True)

    def new_tab() -> bytes:
        page = browser.new_page()
        page.set_content(document)
        data = page.pdf(prefer_css_page_size=True, tagged=True)
        page.close()
        return data

    return {"Chromium, open tab": same_tab, "Chromium, new tab": new_tab}


def libreoffice(sheet: Sheet, stack: ExitStack) -> dict[str, Job]:
    """Our DOCX converted by a program started each time."""
    program = shutil.which("soffice")
    if program is None:
        return {}
    folder = Path(stack.enter_context(tempfile.TemporaryDirectory()))

    def convert() -> None:
        folder.joinpath("paper.docx").write_bytes(docx.write(sheet))
        profile = f"-env:UserInstallation={folder.joinpath('profile').as_uri()}"
        subprocess.run(
            [program, profile, "--headless", "--convert-to", "pdf", "paper.docx"],
            cwd=folder, check=True, capture_output=True,
        )  # fmt: skip

    return {"LibreOffice from our DOCX, started each time": convert}


def medians(
    jobs: dict[str, Job], rounds: int, *, clock: Clock = time.perf_counter
) -> dict[str, float]:
    """Milliseconds of each job; all of them in every round."""
    for job in jobs.values():
        job()
    times: dict[str, list[float]] = {name: [] for name in jobs}
    for turn in range(rounds):
        # Whoever follows LibreOffice finds the caches cold: each round has an order of its own.
        for name in random.Random(turn).sample(list(jobs), len(jobs)):
            with stopwatch(times[name], clock):
                jobs[name]()
    return {name: statistics.median(taken) for name, taken in times.items()}


@contextmanager
def stopwatch(times: list[float], clock: Clock) -> Iterator[None]:
    started = clock()
    yield
    times.append((clock() - started) * 1000)


def report_engines(taken: dict[str, float]) -> None:
    names = list(taken)
    base = taken[names[1]]
    print(f"\n| demonstration plan, medians of {ROUNDS} | ms | ratio to bare |\n|---|---|---|")
    for name in names:
        print(f"| {name} | {taken[name]:.0f} | {taken[name] / base:.2f} |")
    ratio = taken[names[0]] / base
    verdict = "holds" if ratio <= MOST_OVER_BARE else "BROKEN"
    print(f"\nOurs at most {MOST_OVER_BARE} of bare: {verdict} ({ratio:.2f}).")


def report_lengths(sheet: Sheet) -> None:
    text = replace(sheet, annexes=())
    sheets = {times: replace(text, blocks=text.blocks * times) for times in TIMES_AS_LONG}
    jobs = {str(times): lambda long=long: pdf.write(long) for times, long in sheets.items()}
    taken = medians(jobs, ROUNDS_OF_LONG_PAPERS)
    print(
        f"\n| pages, medians of {ROUNDS_OF_LONG_PAPERS} | ms | ms a page | KiB |\n|---|---|---|---|"
    )
    for times, long in sheets.items():
        data = pdf.write(long)
        pages = counted_pages(data)
        whole = taken[str(times)]
        print(f"| {pages} | {whole:.0f} | {whole / pages:.1f} | {len(data) / 1024:.0f} |")


def counted_pages(data: bytes) -> int:
    """Number of pages; each from the second on has its own number, which is drawn last."""
    document = pypdfium2.PdfDocument(data)
    numbers = [page.get_textpage().get_text_bounded().split()[-1] for page in document]
    assert numbers[1:] == [str(number) for number in range(2, len(document) + 1)]
    return len(document)


def report_conformance(data: bytes) -> None:
    """The verdict of veraPDF where it is installed; no registry of Debian or Python has it."""
    program = shutil.which("verapdf")
    if program is None:
        print("\nveraPDF is not installed: conformance not validated here.")
        return
    with tempfile.NamedTemporaryFile(suffix=".pdf") as file:
        file.write(data)
        file.flush()
        for flavour in ("2a", "ua1"):
            command = [program, "--flavour", flavour, "--format", "text", file.name]
            verdict = subprocess.run(command, capture_output=True, text=True, check=False)
            print(f"\nveraPDF {flavour}: {verdict.stdout.split(' ', 1)[0]}")


if __name__ == "__main__":
    sys.exit(main())
