"""What staff are told of the files of an import is said once, in its batch."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("articles", "0025_reasonings"),
    ]

    operations = [
        migrations.AddField(
            model_name="importbatch",
            name="remarks",
            field=models.JSONField(default=list, editable=False),
        ),
    ]
