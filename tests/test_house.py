"""The rules of the house, read from the imports; imports inside functions count."""

import ast
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent / "articles"
GROUND = {"reading", "formats", "reference", "fetching"}
# Each room with the rooms that it may import.
MAY_IMPORT = {
    "reading": {"reference"},
    "formats": set(),
    "reference": set(),
    "fetching": set(),
    "models": GROUND,
    "search": {"models", *GROUND},
    "browse": {"search", "models", *GROUND},
    "importing": {"search", "models", *GROUND},
    "curation": {"search", "models", *GROUND},
}
FILES = sorted(path for path in ROOT.rglob("*.py") if "migrations" not in path.parts)


def room_of(path: Path) -> str:
    return path.relative_to(ROOT).parts[0]


def imports_of(path: Path) -> set[str]:
    """Every module that a file imports, anywhere in it."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: a relative import"
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found


def rooms_imported(path: Path) -> set[str]:
    parts = (module.split(".") for module in imports_of(path))
    return {name[1] for name in parts if name[0] == "articles" and len(name) > 1} - {room_of(path)}


@pytest.mark.parametrize("room", MAY_IMPORT)
def test_arrows_point_down(room):
    for path in FILES:
        if room_of(path) == room:
            wrong = {name for name in rooms_imported(path) if (ROOT / name).is_dir()} - MAY_IMPORT[room]
            assert not wrong, f"{path.relative_to(ROOT)} imports {', '.join(sorted(wrong))}"


@pytest.mark.parametrize("room", sorted(GROUND))
def test_the_ground_knows_no_django(room):
    for path in FILES:
        if room_of(path) == room:
            assert not {name for name in imports_of(path) if name.split(".")[0] == "django"}, path


def test_files_of_a_room_import_each_other_without_circles():
    modules = {".".join(("articles", *path.relative_to(ROOT).with_suffix("").parts)): path for path in FILES}
    arrows = {name: (imports_of(path) & modules.keys()) - {name} for name, path in modules.items()}
    done: set[str] = set()

    def visit(name: str, trail: tuple[str, ...]) -> None:
        assert name not in trail, " → ".join([*trail[trail.index(name) :], name])
        if name not in done:
            for other in arrows[name]:
                visit(other, (*trail, name))
            done.add(name)

    for name in arrows:
        visit(name, ())


def test_no_room_is_a_store_room():
    names = {path.stem for path in FILES} | {path.parent.name for path in FILES}
    assert not names & {"utils", "helpers", "common", "misc", "signals"}


def test_a_request_stops_in_the_roof():
    for path in FILES:
        if room_of(path) in MAY_IMPORT:
            names = {node.arg for node in ast.walk(ast.parse(path.read_text("utf-8"))) if isinstance(node, ast.arg)}
            assert "request" not in names, path
