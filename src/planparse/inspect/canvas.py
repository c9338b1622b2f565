"""A page's picture to draw marks on."""

from __future__ import annotations

from dataclasses import dataclass, field

from PIL import Image, ImageChops, ImageDraw, ImageFont

from planparse.inspect.marks import Kind, Mark
from planparse.inspect.palette import BLACK, GREY, LOOKS, WHITE, Look, ink_on
from planparse.places import BBox

LABEL = 7.5
"""Points: the size of letters; a point is a pixel at least, however small the page is shown."""
HATCH = 12.0
"""Points between two lines of a hatching."""
DASH = 3.0
MARGIN = 12.0
SWATCH = 16.0


@dataclass(slots=True)
class Canvas:
    """Draws on `picture` (RGB) in points of the page; `scale` is pixels a point."""

    picture: Image.Image
    scale: float
    _labels: list[BBox] = field(default_factory=list)

    def draw(self, marks: list[Mark]) -> None:
        """Grounds first, then lines, labels on top of all."""
        # Multiplied, a ground tints what is light and leaves dark letters dark, and light ones on dark light.
        grounds = Image.new("RGB", self.picture.size, WHITE)
        lines = Image.new("RGBA", self.picture.size)
        ground_pen, line_pen = ImageDraw.Draw(grounds), ImageDraw.Draw(lines)
        for mark in marks:
            box, look = self._pixels(mark.box), LOOKS[mark.kind]
            if look.ground:
                ground_pen.rectangle(box, fill=look.ground)
            self._outline(line_pen, box, look)
        self.picture.paste(ImageChops.multiply(self.picture, grounds))
        self.picture.paste(lines, mask=lines)
        pen = ImageDraw.Draw(self.picture)
        for mark in marks:
            if mark.label:
                self._label(pen, mark)

    @property
    def _pixels_of_letters(self) -> float:
        """Pixels a point of what is written."""
        return max(self.scale, 1.0)

    def with_legend(self, title: str, kinds: list[Kind]) -> Image.Image:
        """The picture with a strip below it that says what `kinds` look like."""
        entries = self._columns_of(kinds)
        rows = max((row for _, row, _ in entries), default=0) + 1
        scale = self._pixels_of_letters
        top = self.picture.height / scale
        height = round((top + MARGIN * 2 + SWATCH * (rows + 1)) * scale)
        whole = Canvas(Image.new("RGB", (self.picture.width, height), WHITE), scale)
        places = [(x, top + MARGIN + SWATCH * (row + 1), kind) for x, row, kind in entries]
        whole.draw([Mark(kind, (x, y, x + SWATCH, y + SWATCH * 0.65)) for x, y, kind in places])
        whole.picture.paste(self.picture)
        pen = ImageDraw.Draw(whole.picture)
        pen.line((0, self.picture.height, whole.picture.width, self.picture.height), fill=GREY, width=2)
        whole._write(pen, MARGIN, top + MARGIN, title)
        for x, y, kind in places:
            whole._write(pen, x + SWATCH + 4, y, kind.value)
        return whole.picture

    def _columns_of(self, kinds: list[Kind]) -> list[tuple[float, int, Kind]]:
        """Where each entry of the legend stands: x in points, row."""
        places: list[tuple[float, int, Kind]] = []
        x, row = MARGIN, 0
        for kind in kinds:
            width = SWATCH + 4 + self._font.getlength(kind.value) / self._pixels_of_letters + MARGIN
            if x > MARGIN and (x + width) * self._pixels_of_letters > self.picture.width:
                x, row = MARGIN, row + 1
            places.append((x, row, kind))
            x += width
        return places

    @property
    def _font(self) -> ImageFont.FreeTypeFont | ImageFont.ImageFont:
        return ImageFont.load_default(LABEL * self._pixels_of_letters)

    def _pixels(self, box: BBox) -> tuple[int, int, int, int]:
        x0, top, x1, bottom = (round(value * self.scale) for value in box)
        return (x0, top, max(x1, x0 + 1), max(bottom, top + 1))

    def _outline(self, pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], look: Look) -> None:
        colour, width = (*look.colour, look.line), max(round(look.width * self.scale), 1)
        if look.hatched:
            self._hatch(pen, box, colour)
        if look.bar:
            x0, top, _, bottom = box
            pen.line((x0 - width, top, x0 - width, bottom), fill=colour, width=width)
        elif look.dashed:
            self._dashes(pen, box, colour, width)
        else:
            pen.rectangle(box, outline=colour, width=width)

    def _hatch(self, pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: tuple[int, ...]) -> None:
        x0, top, x1, bottom = box
        step, height = max(round(HATCH * self.scale), 2), bottom - top
        for start in range(x0 - height, x1, step):
            left, right = max(start, x0), min(start + height, x1)
            if left < right:
                pen.line((left, bottom - (left - start), right, bottom - (right - start)), fill=colour, width=1)

    def _dashes(
        self, pen: ImageDraw.ImageDraw, box: tuple[int, int, int, int], colour: tuple[int, ...], width: int
    ) -> None:
        x0, top, x1, bottom = box
        step = max(round(DASH * self.scale), 2)
        for x in range(x0, x1, 2 * step):
            for y in (top, bottom):
                pen.line((x, y, min(x + step, x1), y), fill=colour, width=width)
        for y in range(top, bottom, 2 * step):
            for x in (x0, x1):
                pen.line((x, y, x, min(y + step, bottom)), fill=colour, width=width)

    def _write(self, pen: ImageDraw.ImageDraw, x: float, y: float, text: str) -> None:
        pen.text((x * self.scale, y * self.scale), text, fill=BLACK, font=self._font)

    def _label(self, pen: ImageDraw.ImageDraw, mark: Mark) -> None:
        """The mark's word on a ground of its colour, above its box and clear of other labels."""
        font, colour = self._font, LOOKS[mark.kind].colour
        enlarged = self._pixels_of_letters / self.scale
        width, height = font.getlength(mark.label) / self.scale + 5 * enlarged, (LABEL + 3.5) * enlarged
        x0, y = self._free_place(mark, width, height)
        box = self._pixels((x0, y, x0 + width, y + height))
        pen.rounded_rectangle(box, radius=2 * self.scale, fill=colour)
        at = ((x0 + width / 2) * self.scale, (y + height / 2) * self.scale)
        pen.text(at, mark.label, fill=ink_on(colour), font=font, anchor="mm")

    def _free_place(self, mark: Mark, width: float, height: float) -> tuple[float, float]:
        """Top left corner of a label, inside the picture."""
        x0, top, x1, _ = mark.box
        page_width = self.picture.width / self.scale
        if mark.kind is Kind.HEADING:
            x, y = x0 - width - 1, top
        elif mark.kind is Kind.TABLE:
            x, y = x0, top - height
        else:
            x, y = (x0 + x1 - width) / 2, top - height
        x = min(max(x, 0.0), max(page_width - width, 0.0))
        while y > 0 and (taken := self._taken((x, y, x + width, y + height))):
            # Beside the other label where the box is wide enough, else a storey higher.
            if taken[2] + 1 + width <= min(x1, page_width):
                x = taken[2] + 1
            else:
                y -= height + 1
        y = max(y, 0.0)
        self._labels.append((x, y, x + width, y + height))
        return x, y

    def _taken(self, box: BBox) -> BBox | None:
        return next((label for label in self._labels if _overlap(box, label)), None)


def _overlap(one: BBox, other: BBox) -> bool:
    return one[0] < other[2] and other[0] < one[2] and one[1] < other[3] and other[1] < one[3]
