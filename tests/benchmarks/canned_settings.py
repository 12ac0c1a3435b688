"""The archive's settings, with pages rendered again from what their templates were given the first time."""

import copy

from newsarchive.settings import *  # noqa: F403
from newsarchive.settings import MIDDLEWARE, TEMPLATES

MIDDLEWARE = [*MIDDLEWARE, "tests.benchmarks.canned_pages.CannedPages"]
TEMPLATES = copy.deepcopy(TEMPLATES)
for engine in TEMPLATES:
    processors = engine["OPTIONS"].get("context_processors", [])
    engine["OPTIONS"]["context_processors"] = [
        "tests.benchmarks.canned_pages.site" if name == "articles.views.context.site" else name for name in processors
    ]
