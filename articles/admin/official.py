"""Officials with their spellings and posts."""

from django.contrib import admin

from articles.importing.reference_rows import fold_name
from articles.models import Official, OfficialName, Tenure


class OfficialNameInline(admin.TabularInline):
    model = OfficialName
    extra = 1


class TenureInline(admin.TabularInline):
    model = Tenure
    extra = 0
    autocomplete_fields = ["office", "country", "institution"]


@admin.register(Official)
class OfficialAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "country", "from_reference"]
    list_filter = ["from_reference"]
    search_fields = ["name", "spellings__name"]
    autocomplete_fields = ["country", "merged_into"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [OfficialNameInline, TenureInline]

    def save_formset(self, request, form, formset, change):
        for row in formset.save(commit=False):
            if isinstance(row, OfficialName):
                row.folded = fold_name(row.name)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()
