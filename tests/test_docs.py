"""The documentation says what the code does."""

import re
from pathlib import Path

from articles.search.query import PARAMETERS
from articles.urls import urlpatterns

ROOT = Path(__file__).parent.parent
DOCS = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", *(ROOT / "docs").rglob("*.md")]


def text(name: str) -> str:
    return (ROOT / name).read_text("utf-8")


def test_every_parameter_is_documented():
    documented = set(re.findall(r"`(\w+)`", text("docs/urls.md").split("## Parameters")[1]))
    for name in PARAMETERS:
        assert name in documented, name


def test_every_kind_of_address_is_documented():
    urls = text("docs/urls.md")
    for pattern in urlpatterns:
        first = re.match(r"\^?([a-z]*)", str(pattern.pattern))[1]
        assert f"`/{first}" in urls, pattern


def test_every_environment_variable_is_documented():
    used = set(
        re.findall(r"""(?:environ(?:\.get)?[\[(]|flag\(|listed\()["'](\w+)["']""", text("newsarchive/settings.py"))
    )
    assert used
    documented = set(re.findall(r"`([A-Z_]+)`", text("docs/deployment.md")))
    assert used <= documented, used - documented


def test_every_command_is_documented():
    commands = {path.stem for path in (ROOT / "articles/management/commands").glob("[a-z]*.py")}
    documented = set(re.findall(r"`(\w+)[^`]*`", text("docs/deployment.md").split("## Commands")[1]))
    assert commands <= documented, commands - documented


def test_every_link_between_documents_leads_somewhere():
    for path in DOCS:
        for target in re.findall(r"\]\((?!https?:|#)([^)#]+)", path.read_text("utf-8")):
            assert (path.parent / target).exists(), f"{path.name}: {target}"


def test_every_room_is_in_the_picture():
    picture = text("docs/architecture.md")
    for folder in (ROOT / "articles").iterdir():
        if (folder / "__init__.py").exists() and folder.name not in {"migrations", "management"}:
            assert f"{folder.name}" in picture, folder.name
