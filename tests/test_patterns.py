"""Patterns mean the same on every Python that serves the archive.

Before Python 3.11.5 (Debian 12 has 3.11.2) a possessive quantifier behind a group, `(?:ab?)*+`, may match something
else than it should. An atomic group, `(?>(?:ab?)*)`, says the same and is right everywhere.
"""

import importlib
import pkgutil
import re
from collections.abc import Iterator
from re import _constants as code
from re import _parser as parser

import pytest

import articles

ONE_CHARACTER = {code.LITERAL, code.NOT_LITERAL, code.ANY, code.IN}


def parsed_groups(value: object) -> Iterator[parser.SubPattern]:
    """Every part of a parsed pattern, however deep, that is a sequence of its own."""
    if isinstance(value, parser.SubPattern):
        yield value
        value = [argument for _operator, argument in value]
    if isinstance(value, tuple | list):
        for inner in value:
            yield from parsed_groups(inner)


def is_misread(pattern: re.Pattern) -> bool:
    return any(
        operator is code.POSSESSIVE_REPEAT and not (len(argument[2]) == 1 and argument[2][0][0] in ONE_CHARACTER)
        for group in parsed_groups(parser.parse(pattern.pattern, pattern.flags))
        for operator, argument in group
    )


def patterns_in(value: object) -> Iterator[re.Pattern]:
    if isinstance(value, re.Pattern):
        yield value
    elif isinstance(value, dict):
        yield from patterns_in(list(value.values()))
    elif isinstance(value, tuple | list | set | frozenset):
        for inner in value:
            yield from patterns_in(inner)


MODULES = [module.name for module in pkgutil.walk_packages(articles.__path__, "articles.")]


@pytest.mark.parametrize("name", [name for name in MODULES if "migrations" not in name])
def test_no_possessive_quantifier_stands_behind_a_group(name):
    module = importlib.import_module(name)
    misread = [name for name, value in vars(module).items() for pattern in patterns_in(value) if is_misread(pattern)]
    assert not misread, f"{', '.join(misread)}: write (?>(?:…)*) for (?:…)*+"


@pytest.mark.parametrize(
    ("pattern", "misread"),
    [(r"(?:ab?)*+c", True), (r"x(y(?:ab?){2,}+|z)", True), (r"(?>(?:ab?)*)c", False), (r"[ab]*+\w++.?+", False)],
)
def test_the_check_sees_a_possessive_group_and_leaves_single_characters(pattern, misread):
    assert is_misread(re.compile(pattern)) is misread
