"""The archive's program with everything in memory that an import needs; for processes of their own alone."""

import os
import tempfile

os.environ["DJANGO_SETTINGS_MODULE"] = "newsarchive.settings"
os.environ["NEWSARCHIVE_DATA"] = tempfile.gettempdir()
os.environ["SECRET_KEY"] = "only for tests"
os.environ["LOG_LEVEL"] = "ERROR"
if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url

import django

django.setup()

from django.core.management import CommandError, call_command  # noqa: E402, F401
from django.db import connection  # noqa: E402, F401

from articles.importing import unattended  # noqa: E402, F401
from articles.management.commands import check_archive, import_stories  # noqa: E402, F401
from articles.reading.pipeline import read  # noqa: E402

read("Ferry line opens\n\nOSLO, April 10. /TASS/. A ferry line opens, Foreign Minister Astrid Solheim said.\n")
