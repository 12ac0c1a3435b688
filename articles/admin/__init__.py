"""The staff's rooms: one file a model."""

from django.conf import settings
from django.contrib import admin

from articles.admin import (  # noqa: F401
    article,
    correction,
    country,
    import_batch,
    institution,
    office,
    official,
    quote,
    source,
)

admin.site.site_header = admin.site.site_title = settings.SITE_NAME
admin.site.index_title = "Staff"
