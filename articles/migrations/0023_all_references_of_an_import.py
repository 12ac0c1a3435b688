"""PostgreSQL checks by the set, too, what the other rows that an import writes by the thousand refer to."""

from functools import partial
from importlib import import_module

from django.db import migrations

by_the_set = import_module("articles.migrations.0018_references_by_the_set")
REFERENCES = [
    ("articles_article", "source_id", "articles_source"),
    ("articles_article", "group_id", "articles_storygroup"),
    ("articles_textsketch", "article_id", "articles_article"),
    ("articles_searchdocument", "article_id", "articles_article"),
    ("articles_importitem", "article_id", "articles_article"),
    ("articles_importitem", "batch_id", "articles_importbatch"),
]


class Migration(migrations.Migration):
    dependencies = [("articles", "0022_no_statistics_of_long_columns")]
    operations = [
        migrations.RunPython(
            partial(by_the_set.check_by_the_set, references=REFERENCES),
            partial(by_the_set.check_row_by_row, references=REFERENCES),
        )
    ]
