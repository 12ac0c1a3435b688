"""The staff's rooms: one file a model."""

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

admin.site.site_header = "News Archive"
admin.site.site_title = "News Archive"
admin.site.index_title = "Staff"
