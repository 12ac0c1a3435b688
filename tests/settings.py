"""The archive's settings as the tests want them: data in a temporary folder, nothing of the caller's environment.

TEST_DATABASE_URL moves the tests to another database; `python -m tests.postgres COMMAND…` sets it for a command.
"""

import atexit
import os
import shutil
import tempfile
from pathlib import Path

if "PYTEST_XDIST_WORKER" in os.environ:  # a folder of its own within the one that the first process removes
    folder = Path(os.environ["NEWSARCHIVE_TESTS"]) / os.environ["PYTEST_XDIST_WORKER"]
    folder.mkdir()
else:
    folder = Path(tempfile.mkdtemp(prefix="newsarchive-tests-"))
    os.environ["NEWSARCHIVE_TESTS"] = str(folder)
    atexit.register(shutil.rmtree, folder, ignore_errors=True)

CALLERS = """
    ALLOWED_HOSTS CSRF_TRUSTED_ORIGINS DATABASE_URL DEBUG HSTS_SECONDS HTTPS IMPORT_MAX_FILE_BYTES SITE_NAME
    IMPORT_MAX_UPLOAD_BYTES IMPORT_MAX_UPLOAD_FILES
    FETCH_PORTS WATCHED_FOLDERS
"""
for name in CALLERS.split():
    os.environ.pop(name, None)
os.environ["NEWSARCHIVE_DATA"] = str(folder)
(folder / "static").mkdir()  # WhiteNoise warns where it is missing
os.environ["LOG_LEVEL"] = "WARNING"
os.environ["SECRET_KEY"] = "only for tests"
if url := os.environ.get("TEST_DATABASE_URL"):
    os.environ["DATABASE_URL"] = url

from newsarchive.settings import *  # noqa: E402, F403
from newsarchive.settings import DATABASES, STORAGES  # noqa: E402

# A file, not memory: the browser tests' server is another thread with connections of its own, as in earnest.
if DATABASES["default"]["ENGINE"] == "django.db.backends.sqlite3":
    DATABASES["default"]["TEST"] = {"NAME": str(folder / "test.sqlite3")}
DATABASES["default"]["CONN_MAX_AGE"] = 0

# Templates are tested without collecting files first; the browser tests take the archive's own storage again.
SERVED_STORAGES = STORAGES
STORAGES = STORAGES | {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}
# What would be done in the background is done at once.
TASKS = {"default": {"BACKEND": "django_tasks.backends.immediate.ImmediateBackend"}}
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
