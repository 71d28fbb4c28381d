"""Reading catalogues of messages without gettext's programs, which a bare machine has not."""

import ast
import gettext
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

CONTEXT_END = "\x04"
_DIRECTIVE = re.compile(r"(msgctxt|msgid_plural|msgid|msgstr(?:\[0\])?) (\".*\")")
_PLACEHOLDER = re.compile(r"%\(\w+\)[sdr]|%[sd]|\{\w*\}")


@dataclass(frozen=True)
class Message:
    context: str
    text: str
    plural: str
    translation: str

    @property
    def key(self) -> str | tuple[str, int]:
        """As Python's own reader of compiled catalogues has it."""
        text = f"{self.context}{CONTEXT_END}{self.text}" if self.context else self.text
        return (text, 0) if self.plural else text


def messages(po: Path) -> list[Message]:
    """Everything but the heading of a catalogue; languages with one plural form."""
    blocks = po.read_text("utf-8").split("\n\n")
    found = (_message(block.splitlines()) for block in blocks)
    return [message for message in found if message.text]


def _message(lines: Iterable[str]) -> Message:
    said = {"msgctxt": "", "msgid": "", "msgid_plural": "", "msgstr": ""}
    name = ""
    for line in lines:
        if directive := _DIRECTIVE.fullmatch(line):
            name = directive[1].removesuffix("[0]")
            said[name] = ast.literal_eval(directive[2])
        elif line.startswith('"') and name:
            said[name] += ast.literal_eval(line)
    return Message(said["msgctxt"], said["msgid"], said["msgid_plural"], said["msgstr"])


def compiled(mo: Path) -> dict[str | tuple[str, int], str]:
    with mo.open("rb") as file:
        catalogue = dict(gettext.GNUTranslations(file)._catalog)
    catalogue.pop("")
    return catalogue


def placeholders(text: str) -> list[str]:
    return sorted(set(_PLACEHOLDER.findall(text)))


def marked_in(package: Path) -> Iterator[str]:
    """The key of every text that Python code marks for translation."""
    for module in package.rglob("*.py"):
        for node in ast.walk(ast.parse(module.read_text("utf-8"))):
            match node:
                case ast.Call(func=ast.Name(id="_"), args=[ast.Constant(value=str() as text)]):
                    yield text
                case ast.Call(
                    func=ast.Name(id="pgettext_lazy" | "pgettext"),
                    args=[ast.Constant(value=context), ast.Constant(value=text)],
                ):
                    yield f"{context}{CONTEXT_END}{text}"
