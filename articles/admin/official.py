"""Officials with their spellings and posts."""

from django import forms
from django.contrib import admin, messages

from articles.curation.merging import merge_official
from articles.importing.folded_names import fold_name
from articles.models import Official, OfficialName, Tenure


class OfficialNameInline(admin.TabularInline):
    model = OfficialName
    extra = 1


class TenureInline(admin.TabularInline):
    model = Tenure
    extra = 0
    autocomplete_fields = ["office", "country", "institution"]


class OfficialForm(forms.ModelForm):
    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if field := self.fields.get("merged_into"):
            field.help_text = (
                "The same person under another name. That one gets the stories, quotes, spellings and posts of this "
                "one, and this address leads there. Taking it back does not part them again."
            )

    def clean_merged_into(self):
        """An address that leads to another must not lead back."""
        given = seen = self.cleaned_data["merged_into"]
        while seen and self.instance.pk:
            if seen.pk == self.instance.pk:
                raise forms.ValidationError(f"{given} is merged into {self.instance} already.")
            seen = seen.merged_into
        return given


@admin.register(Official)
class OfficialAdmin(admin.ModelAdmin):
    form = OfficialForm
    list_display = ["name", "slug", "country", "from_reference"]
    list_filter = ["from_reference"]
    search_fields = ["name", "spellings__name"]
    autocomplete_fields = ["country", "merged_into"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [OfficialNameInline, TenureInline]

    def save_related(self, request, form, formsets, change):
        super().save_related(request, form, formsets, change)
        if "merged_into" in form.changed_data and form.instance.merged_into:
            number = merge_official(form.instance, form.instance.merged_into)
            stories = f"{number} {'story' if number == 1 else 'stories'}"
            messages.success(request, f"Now of {form.instance.merged_into}: {stories} of {form.instance}.")

    def save_formset(self, request, form, formset, change):
        for row in formset.save(commit=False):
            if isinstance(row, OfficialName):
                row.folded = fold_name(row.name)
            row.save()
        for row in formset.deleted_objects:
            row.delete()
        formset.save_m2m()
