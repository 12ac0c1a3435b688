"""The staff's rooms: one file a model."""

from django.conf import settings
from django.contrib import admin

from articles.admin import (  # noqa: F401
    article,
    correction,
    country,
    feed_address,
    import_batch,
    institution,
    office,
    official,
    quote,
    source,
    story_group,
    watched_folder,
)

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Staff"
