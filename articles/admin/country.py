"""Countries come from the reference."""

from django.contrib import admin

from articles.admin.read_only import ReadOnlyAdmin
from articles.models import Country


@admin.register(Country)
class CountryAdmin(ReadOnlyAdmin):
    list_display = ["name", "code", "official_name", "capitals"]
    search_fields = ["name", "official_name", "code"]
