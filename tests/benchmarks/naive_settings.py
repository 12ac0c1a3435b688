"""The archive's settings with another site: a plain list of django-filter, for comparison."""

import copy
from pathlib import Path

from newsarchive.settings import *  # noqa: F403
from newsarchive.settings import TEMPLATES

ROOT_URLCONF = "tests.benchmarks.naive_list"
TEMPLATES = copy.deepcopy(TEMPLATES)
TEMPLATES[0]["DIRS"] = [Path(__file__).parent]
