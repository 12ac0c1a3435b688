"""Sketches are kept under eight days of the year together, no longer under each: a quarter of the look-ups.

A code was the day of the year and 50 bits of a key; it is the stretch of eight days and 41 of these.
"""

from django.db import migrations

CODES = """
UPDATE articles_sketchkey SET code = ((((code >> 50) + 7) / 8) << 41) | (code & 2199023255551)
"""


class Migration(migrations.Migration):
    dependencies = [("articles", "0014_words_of_the_body_first")]
    operations = [migrations.RunSQL(CODES)]
