"""Of several imports one writes at a time: what two stories share (officials, agencies) is made once."""

from __future__ import annotations

from django.db import connection

TURN = 0x6E657773  # of PostgreSQL's advisory locks the one that is ours


def wait_for_turn() -> None:
    """Wait until no other import writes, and keep it so to the end of this transaction.

    A transaction of SQLite is the only one that writes from its beginning.
    """
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [TURN])
