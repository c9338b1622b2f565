"""Statistics as a picture, by matplotlib (the extra `plots`)."""

from __future__ import annotations

import io
from collections.abc import Mapping
from typing import TYPE_CHECKING

from planparse.errors import UsageError
from planparse.stats import Statistics

if TYPE_CHECKING:
    from matplotlib.axes import Axes

FORMATS = ("png", "svg", "pdf")
MOST_BARS = 12
LONGEST_LABEL = 34
COLOUR = "#2f6f8f"


def plot(figures: Statistics, form: str) -> bytes:
    """Four panels: responsible, years, fields that are filled, axes. `form` is one of `FORMATS`.

    Raises UsageError for another form, or where matplotlib is not installed.
    """
    if form not in FORMATS:
        raise UsageError(
            f"There is no picture in {form or 'a file without suffix'}; choose one of {', '.join(FORMATS)}."
        )
    try:
        from matplotlib.figure import Figure
    except ModuleNotFoundError:
        raise UsageError("Pictures need matplotlib: pip install 'planparse[plots]'.") from None
    # A Figure of its own: pyplot would keep state, and look for a screen.
    figure = Figure(figsize=(12, 8), layout="constrained")
    panels = figure.subplots(2, 2)
    _bars(panels[0, 0], "Actions by responsible", {name: len(done) for name, done in figures.responsible.items()})
    _columns(panels[0, 1], "Actions due by year", {str(year): count for year, count in figures.due.items()})
    _bars(panels[1, 0], "Actions by axis", figures.axes)
    _bars(panels[1, 1], f"Fields filled, of {figures.actions} actions", figures.filled)
    buffer = io.BytesIO()
    # No date inside: equal figures give equal files.
    figure.savefig(buffer, format=form, dpi=120, metadata={"Date": None} if form == "svg" else None)
    return buffer.getvalue()


def _bars(panel: Axes, title: str, values: Mapping[str, int]) -> None:
    """Horizontal bars, the first on top; what is beyond the limit is told, not drawn."""
    shown = dict(list(values.items())[:MOST_BARS])
    bars = panel.barh([_short(name) for name in shown], list(shown.values()), color=COLOUR)
    panel.bar_label(bars, padding=3)
    panel.invert_yaxis()
    hidden = len(values) - len(shown)
    _finish(panel, f"{title} ({hidden} more)" if hidden else title)


def _columns(panel: Axes, title: str, values: Mapping[str, int]) -> None:
    panel.bar_label(panel.bar(list(values), list(values.values()), color=COLOUR), padding=3)
    _finish(panel, title)


def _finish(panel: Axes, title: str) -> None:
    panel.set_title(title, loc="left", fontsize=11)
    panel.spines[["top", "right"]].set_visible(False)
    panel.margins(0.1)


def _short(name: str) -> str:
    # A dollar sign would start a formula.
    name = name.replace("$", r"\$")
    return name if len(name) <= LONGEST_LABEL else name[: LONGEST_LABEL - 1] + "…"
