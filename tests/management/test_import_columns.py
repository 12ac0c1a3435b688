"""Tables and JSON are imported by columns that the command is told."""

import json
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from articles.importing.file_remarks import MOST, OTHERS
from articles.models import Article, ImportBatch

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


def test_how_columns_were_taken_is_told_once_an_import(tmp_path, admin_client):
    rows = [
        f'{number},Ferry {number} to open,"OSLO, April {number}. It opens in May, he said."' for number in (1, 2, 3)
    ]
    (tmp_path / "a.csv").write_text("\n".join(["No,Title,Body", *rows]) + "\n")
    (tmp_path / "b.csv").write_text("text,day\nIt opens in June; that much is known.,2018-04-10\n")
    call_command("import_stories", str(tmp_path), json=True, stdout=StringIO())
    batch = ImportBatch.objects.get()
    assert batch.remarks == [
        "Columns were taken by their names: text from “Body”, headline from “Title”.",
        "Columns were taken by their names: text from “text”, published from “day”.",
    ]
    page = admin_client.get(batch.get_absolute_url()).content.decode()
    assert all(page.count(remark) == 1 for remark in batch.remarks)
    assert not any("remarks" in article.told for article in Article.objects.all())


def test_of_many_files_with_other_columns_a_part_is_told(tmp_path):
    for number in range(25):
        record = {"text": f"Ferry {number} opens in May, the minister said.", f"title{'_' * number}": "A", "x": 1}
        (tmp_path / f"{number}.json").write_text(json.dumps(record))
    call_command("import_stories", str(tmp_path), json=True, stdout=StringIO())
    remarks = ImportBatch.objects.get().remarks
    assert (len(remarks), remarks[-1]) == (MOST + 1, OTHERS)


def test_columns_that_make_no_sense_are_refused(tmp_path):
    with pytest.raises(CommandError, match="--columns: “colour” is none of text"):
        call_command("import_stories", str(tmp_path), columns="colour=red")
