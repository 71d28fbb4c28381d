"""What a run and a paragraph look like, by their own properties and those of their styles."""

from collections.abc import Iterator
from dataclasses import dataclass, fields

from paper.readers.word.xml import Element, child, children, number, switch, value

_DEEPEST_STYLE = 30


@dataclass(frozen=True, slots=True)
class Look:
    """Properties of a run; None is what is not spoken of."""

    bold: bool | None = None
    italic: bool | None = None
    capitals: bool | None = None
    hidden: bool | None = None
    font: str | None = None

    def over(self, base: "Look") -> "Look":
        """This look, and the base's where it says nothing."""
        mine = {f.name: getattr(self, f.name) for f in fields(Look)}
        return Look(**{k: getattr(base, k) if v is None else v for k, v in mine.items()})


@dataclass(frozen=True, slots=True)
class Shape:
    """Properties of a paragraph: its list (number id 0 means none), level and alignment."""

    num_id: int | None = None
    level: int | None = None
    centred: bool | None = None

    def over(self, base: "Shape") -> "Shape":
        num_id = base.num_id if self.num_id is None else self.num_id
        level = base.level if self.level is None else self.level
        return Shape(num_id, level, base.centred if self.centred is None else self.centred)


class Styles:
    def __init__(self, root: Element | None) -> None:
        self._styles = {value(style, "styleId"): style for style in children(root, "style")}
        self._default_look = look_of(child(root, "docDefaults", "rPrDefault", "rPr"))
        self._default_style = next(
            (
                value(style, "styleId")
                for style in children(root, "style")
                if value(style, "type") == "paragraph" and value(style, "default") in {"1", "true"}
            ),
            None,
        )
        self._looks: dict[str | None, Look] = {}
        self._shapes: dict[str | None, Shape] = {}

    def base_look(self, paragraph_properties: Element | None) -> Look:
        """The look of runs that say nothing themselves, in a paragraph of these properties."""
        style = value(child(paragraph_properties, "pStyle")) or self._default_style
        return self.look(style).over(self._default_look)

    def look(self, style: str | None) -> Look:
        if style not in self._looks:
            look = Look()
            for element in self._chain(style):
                look = look.over(look_of(child(element, "rPr")))
            self._looks[style] = look
        return self._looks[style]

    def shape(self, paragraph_properties: Element | None) -> Shape:
        style = value(child(paragraph_properties, "pStyle")) or self._default_style
        return shape_of(paragraph_properties).over(self._shape(style))

    def list_of(self, style: str | None) -> int | None:
        """The list a numbering style stands for."""
        return self._shape(style).num_id

    def _shape(self, style: str | None) -> Shape:
        if style not in self._shapes:
            shape = Shape()
            for element in self._chain(style):
                shape = shape.over(shape_of(child(element, "pPr")))
            self._shapes[style] = shape
        return self._shapes[style]

    def _chain(self, style: str | None) -> Iterator[Element]:
        """The style and those it is based on; a file may make them go round."""
        for _ in range(_DEEPEST_STYLE):
            if style is None or (element := self._styles.get(style)) is None:
                return
            yield element
            style = value(child(element, "basedOn"))


def look_of(properties: Element | None) -> Look:
    if properties is None:
        return Look()
    fonts = child(properties, "rFonts")
    return Look(
        switch(properties, "b"),
        switch(properties, "i"),
        switch(properties, "caps"),
        switch(properties, "vanish"),
        value(fonts, "ascii") or value(fonts, "hAnsi"),
    )


def shape_of(properties: Element | None) -> Shape:
    if properties is None:
        return Shape()
    listed = child(properties, "numPr")
    alignment = value(child(properties, "jc"))
    return Shape(
        number(child(listed, "numId")),
        number(child(listed, "ilvl")),
        None if alignment is None else alignment == "center",
    )
