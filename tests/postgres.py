"""A private PostgreSQL cluster: made in a temporary folder, reached by a socket in it, gone afterwards.

`python -m tests.postgres COMMAND…` runs a command with TEST_DATABASE_URL naming it.
"""

import ctypes
import locale
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

USER = "archive"
START_SECONDS = 60
TIDY_SECONDS = 20
SETTINGS = {
    "listen_addresses": "",
    "unix_socket_permissions": "0700",
    "max_connections": "60",
}
# Nothing outlives a crash, so nothing waits for a disk.
FLEETING = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
    "jit": "off",
}


class NoCluster(Exception):
    """PostgreSQL is not there or did not start; the message says which and what it said."""


def binaries() -> Path:
    """The folder of `initdb` and `postgres`: POSTGRES_BIN, else Debian's newest, else where PATH finds them."""
    if named := os.environ.get("POSTGRES_BIN"):
        candidates = [Path(named)]
    else:
        debian = Path("/usr/lib/postgresql").glob("*/bin")
        candidates = sorted(debian, key=lambda folder: (len(folder.parent.name), folder.parent.name), reverse=True)
        if found := shutil.which("initdb"):
            candidates.append(Path(found).resolve().parent)
    for folder in candidates:
        if os.access(folder / "initdb", os.X_OK) and os.access(folder / "postgres", os.X_OK):
            return folder
    raise NoCluster("PostgreSQL's initdb and postgres were not found; install them (Debian: package postgresql)")


def unprivileged() -> pwd.struct_passwd | None:
    """Who shall run the cluster: PostgreSQL refuses to be run by root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise NoCluster("PostgreSQL can't run as root, and there is neither a user postgres nor nobody")


def utf8_locale() -> str:
    """C.UTF-8 where the system knows it, for letters beyond ASCII have cases too; else C."""
    before = locale.setlocale(locale.LC_CTYPE)
    try:
        locale.setlocale(locale.LC_CTYPE, "C.UTF-8")
    except locale.Error:
        return "C"
    finally:
        locale.setlocale(locale.LC_CTYPE, before)
    return "C.UTF-8"


def stop_with_parent() -> None:
    """Asks Linux for a fast shutdown of this process should its parent be killed outright."""
    PR_SET_PDEATHSIG = 1
    ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGINT)


@contextmanager
def private_cluster(kept: Path | None = None, *, safe: bool = False) -> Iterator[str]:
    """Runs a cluster and yields its database URL. Its role is a superuser. Raises NoCluster.

    `kept` names a folder in which it stays, and is found again, instead of a temporary one. One that is `safe` takes
    the care that an installation takes, so that its speed may be told.
    """
    programs, runner = binaries(), unprivileged()
    # A socket's path has room for about 100 characters, which some temporary folders use up.
    within = None if len(tempfile.gettempdir()) < 60 else "/tmp"
    folder = kept.resolve() if kept else Path(tempfile.mkdtemp(prefix="newsarchive-pg-", dir=within))
    folder.mkdir(exist_ok=True)
    server = None
    try:
        identity = {}
        if runner:
            os.chown(folder, runner.pw_uid, runner.pw_gid)
            identity = {"user": runner.pw_uid, "group": runner.pw_gid, "extra_groups": []}
        environment = {"PATH": os.defpath, "HOME": str(folder), "LC_ALL": "C", "TZ": "UTC"}
        data, log = folder / "data", folder / "log"
        locality = ["--encoding", "UTF8", "--locale", utf8_locale()]
        if not data.exists():
            made = subprocess.run(
                [programs / "initdb", "--pgdata", data, "--username", USER, "--auth", "trust", "--no-sync", *locality],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                capture_output=True,
                text=True,
                **identity,
            )
            if made.returncode:
                raise NoCluster(f"initdb failed:\n{made.stderr or made.stdout}")
        settings = SETTINGS if safe else SETTINGS | FLEETING
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        with log.open("wb") as output:
            server = subprocess.Popen(
                [programs / "postgres", "-D", data, "-k", folder, *options],
                cwd=folder,
                env=environment,
                stdin=subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C at the terminal is for the tests; they end the cluster
                preexec_fn=stop_with_parent if sys.platform == "linux" else None,
                **identity,
            )
        url = f"postgresql://{USER}@/postgres?host={quote(str(folder))}"
        wait_until_ready(server, url, log)
        yield url
    finally:
        if server:
            stop(server, signal.SIGINT if kept else signal.SIGQUIT)
        if not kept:
            shutil.rmtree(folder, ignore_errors=True)


def wait_until_ready(server: subprocess.Popen[bytes], url: str, log: Path) -> None:
    import psycopg

    end = time.monotonic() + START_SECONDS
    while True:
        try:
            psycopg.connect(url, connect_timeout=5).close()
            return
        except psycopg.OperationalError as error:
            if server.poll() is not None or time.monotonic() > end:
                raise NoCluster(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}") from error
            time.sleep(0.05)


def stop(server: subprocess.Popen[bytes], how: int = signal.SIGQUIT) -> None:
    """Ends a cluster: its connections are cut, and unless `how` is SIGINT, nothing is written back."""
    if server.poll() is None:
        server.send_signal(how)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            server.wait()


def end_on_signals() -> None:
    """Lets Ctrl-C and the polite signals end this program by way of its `finally`s, also in a shell's background."""
    signal.signal(signal.SIGINT, signal.default_int_handler)
    for number in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(number, lambda number, frame: sys.exit(128 + number))


def run_child(command: list[str], environment: dict[str, str]) -> int:
    """Runs a command to its end; its exit code. When this program must end, the command may still tidy up."""
    child = subprocess.Popen(command, env=environment)
    try:
        return child.wait()
    except SystemExit:
        child.send_signal(signal.SIGINT)  # Ctrl-C at a terminal reaches it without us
        raise
    finally:
        try:
            child.wait(TIDY_SECONDS)
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


def main() -> int:
    end_on_signals()
    try:
        with private_cluster() as url:
            return run_child(sys.argv[1:], os.environ | {"TEST_DATABASE_URL": url})
    except NoCluster as error:
        print(error, file=sys.stderr)
        return 2


if __name__ == "__main__":
    sys.exit(main())
