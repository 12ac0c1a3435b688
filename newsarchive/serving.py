"""How gunicorn serves the archive: `python -m gunicorn --config python:newsarchive.serving newsarchive.wsgi`.

HOST and PORT say where, WEB_CONCURRENCY how many workers. Threads, because browsers hold connections open that a
worker of the sync kind would wait for, and because WhiteNoise sends static files to slow readers from the same workers.
"""

import os
from pathlib import Path

host = os.environ.get("HOST", "127.0.0.1").strip("[]")
host = f"[{host}]" if ":" in host else host
port = os.environ.get("PORT", "8000")

bind = f"{host}:{port}"
workers = int(os.environ.get("WEB_CONCURRENCY", 2))
worker_class = "newsarchive.worker.Worker"
# Of an address; gunicorn can be told no more but "as many as come". The archive itself takes far fewer.
limit_request_line = 8190
threads = 4
timeout = 60
graceful_timeout = 10
keepalive = 5
loglevel = os.environ.get("LOG_LEVEL", "warning").lower()
control_socket_disable = True
# A header named SCRIPT_NAME or PATH_INFO comes from a reader, not from a proxy that means it: it is dropped.
forwarder_headers = ""
# The heartbeat file must not wait for a disk.
worker_tmp_dir = "/dev/shm" if os.access("/dev/shm", os.W_OK) and Path("/dev/shm").is_dir() else None


def when_ready(server):
    # Ctrl-C lets answers under way end, as SIGTERM does; gunicorn's own way kills its workers.
    server.handle_int = server.handle_term
    shown = {"0.0.0.0": "127.0.0.1", "[::]": "[::1]"}.get(host, host)
    print(f"News Archive is at http://{shown}:{port}/ (Ctrl-C stops it)", flush=True)


def post_worker_init(worker):
    from django.apps import apps

    if apps.ready:  # not where something else is served in this way
        from newsarchive.readiness import keep_ready

        keep_ready(worker.wsgi)


def on_exit(server):
    print("Stopped.", flush=True)
