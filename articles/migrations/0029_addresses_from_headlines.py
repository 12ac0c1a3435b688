"""The words of a story's address are made of its headline when they are shown, and not kept beside it."""

from django.db import migrations, models

from articles.models.article import slug_of

TOGETHER = 2_000


def keep_them(apps, schema_editor):
    last = 0
    with schema_editor.connection.cursor() as cursor:
        asked = "SELECT id, headline FROM articles_article WHERE id > %s ORDER BY id LIMIT %s"
        while some := cursor.execute(asked, [last, TOGETHER]).fetchall():
            last = some[-1][0]
            rows = [(slug_of(headline), number) for number, headline in some]
            cursor.executemany("UPDATE articles_article SET slug = %s WHERE id = %s", rows)


class Migration(migrations.Migration):
    dependencies = [("articles", "0028_brief_sketches")]
    operations = [
        migrations.RunPython(migrations.RunPython.noop, keep_them),
        # On the way back it is empty until the line above fills it.
        migrations.SeparateDatabaseAndState(
            state_operations=[migrations.AlterField("article", "slug", models.SlugField(max_length=90, default=""))]
        ),
        migrations.RemoveField("article", "slug"),
    ]
