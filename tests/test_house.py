"""The import rule: only downwards, and rooms of one floor never meet."""

import ast
from collections.abc import Iterator
from pathlib import Path

import planparse

HOUSE = Path(planparse.__file__).parent

FLOORS = (
    {"__main__"},
    {"cli"},
    {"__init__"},
    {"batch", "compare", "draft", "evaluate", "inspect", "review", "stats"},
    {"pipeline"},
    {"corrections"},
    {"readers", "structure", "normalise", "writers"},
    {"profiles"},
    {"saved", "webpage", "wording"},
    {"matching"},
    {"raw"},
    {"conversion"},
    {"document", "records", "content"},
    {"issues", "errors", "watch"},
    {"places", "version"},
    {"values"},
)
"""From the roof down. A room may use those on floors below its own."""

FLOOR = {room: number for number, rooms in enumerate(FLOORS) for room in rooms}

LIBRARIES = {
    "cv2": {"readers"},
    "distributed": {"batch"},
    "docx": {"readers"},
    "fsspec": {"batch"},
    "lxml": {"readers"},
    "markdown_it": {"readers"},
    "matplotlib": {"stats"},
    "mdit_py_plugins": {"readers"},
    "pdfplumber": {"readers"},
    "pyarrow": {"batch"},
    "PIL": {"inspect", "readers", "review"},
    "pydantic": {"corrections", "records", "saved"},
    "pypdfium2": {"inspect", "readers", "review"},
    "python_calamine": {"corrections", "readers"},
    "rapidocr": {"readers"},
    "rapidfuzz": {"batch", "compare", "evaluate", "review", "stats"},
    "rich": {"cli"},
    "typer": {"cli"},
    "xlsxwriter": {"writers"},
}
"""The rooms that may use each library: no other knows of PDF, Word, or the terminal."""


def modules() -> Iterator[tuple[str, Path]]:
    for path in sorted(HOUSE.rglob("*.py")):
        yield path.relative_to(HOUSE).parts[0].removesuffix(".py"), path


def imported(path: Path) -> Iterator[str]:
    """Dotted names of everything that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        match node:
            case ast.Import(names=names):
                yield from (name.name for name in names)
            case ast.ImportFrom(level=level, module=str(module), names=names):
                assert level == 0, f"{path} imports relatively"
                yield from (f"{module}.{name.name}" for name in names)


def room_of(name: str) -> str:
    """The room that `planparse.…` names; what the package itself offers is `__init__`."""
    room = name.split(".")[1]
    return room if room in FLOOR else "__init__"


def test_every_module_belongs_to_a_room() -> None:
    assert {room for room, _ in modules()} == set(FLOOR)


def test_imports_go_downwards_only() -> None:
    wrong = [
        f"{path.relative_to(HOUSE)} imports {name}"
        for room, path in modules()
        for name in imported(path)
        if name.startswith("planparse.") and room_of(name) != room and FLOOR[room_of(name)] <= FLOOR[room]
    ]
    assert wrong == []


def test_each_library_is_known_to_its_rooms_only() -> None:
    wrong = [
        f"{path.relative_to(HOUSE)} imports {name}"
        for room, path in modules()
        for name in imported(path)
        if room not in LIBRARIES.get(name.split(".")[0], {room})
    ]
    assert wrong == []
