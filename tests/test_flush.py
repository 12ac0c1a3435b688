"""A test that commits leaves nothing for the next one, in the search index neither."""

import pytest
from django.db import connection, transaction

INSERT = {
    "sqlite": ["INSERT INTO articles_search (rowid, title, open, closed) VALUES (1, 'ink', '', '')"],
    "postgresql": [
        "SET LOCAL session_replication_role = replica",  # the row's article need not be there
        "INSERT INTO articles_search VALUES (1, 'ink', '')",
    ],
}


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("time", ["first", "second"])
def test_the_search_index_is_empty_each_time(time):
    with transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM articles_search")
        assert cursor.fetchone() == (0,)
        for statement in INSERT[connection.vendor]:
            cursor.execute(statement)
