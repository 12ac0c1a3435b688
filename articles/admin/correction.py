"""The history of what staff changed."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Correction


@admin.register(Correction)
class CorrectionAdmin(ReadOnlyAdmin):
    list_display = ["made_at", "article", "field", "old", "new", "user"]
    list_filter = ["field"]
    list_select_related = ["article__source", "user"]
