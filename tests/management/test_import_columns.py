"""Tables and JSON are imported by columns that the command is told."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.models import Article

pytestmark = pytest.mark.django_db


def test_columns_are_told_to_the_command(tmp_path):
    (tmp_path / "a.csv").write_text(
        'kopf,inhalt,wann\nFerry line to open,"OSLO, April 10. It opens in May, the minister said.",2018-04-10\n'
    )
    out = StringIO()
    call_command(
        "import_stories", str(tmp_path), columns="text=inhalt,headline=kopf,published=wann", json=True, stdout=out
    )
    assert json.loads(out.getvalue())["created"] == 1
    article = Article.objects.get()
    assert article.text.startswith("Ferry line to open\n\nOSLO")
    assert (article.format, str(article.given_date)) == ("table", "2018-04-10")


def test_columns_that_make_no_sense_are_refused(tmp_path):
    with pytest.raises(CommandError, match="--columns: “colour” is none of text"):
        call_command("import_stories", str(tmp_path), columns="colour=red")
