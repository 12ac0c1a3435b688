"""Groups of copies, to look at; stories are joined and split in the list of stories."""

from django.contrib import admin
from django.db.models import Count, Prefetch

from articles.admin.read_only import ReadOnlyAdmin, ReadOnlyInline
from articles.models import Article, StoryGroup


class CopyInline(ReadOnlyInline):
    model = Article
    verbose_name_plural = "copies, first the one that lists show"
    fields = readonly_fields = ["title", "source", "date_label", "state"]
    ordering = ["standing"]

    def get_queryset(self, request):
        return super().get_queryset(request).select_related("source")


@admin.register(StoryGroup)
class StoryGroupAdmin(ReadOnlyAdmin):
    list_display = ["first", "number", "settled"]
    list_filter = ["settled"]
    search_fields = ["articles__headline"]
    fields = readonly_fields = ["settled"]
    inlines = [CopyInline]

    def get_queryset(self, request):
        first = Article.objects.filter(standing=0).select_related("source")
        groups = super().get_queryset(request).annotate(number=Count("articles"))
        return groups.prefetch_related(Prefetch("articles", first, to_attr="shown_first"))

    @admin.display(description="story")
    def first(self, group):
        return group.shown_first[0] if group.shown_first else "none"

    @admin.display(description="stories", ordering="number")
    def number(self, group):
        return group.number
