"""What feeds' addresses and watched folders have in common in the admin."""

from django.contrib import admin, messages
from django.http import HttpResponseRedirect
from django.utils import timezone


class PolledAdmin(admin.ModelAdmin):
    """Off until switched on; shows what came of the last time; can be asked for at once."""

    list_filter = ["switched_on"]
    autocomplete_fields = ["source"]
    readonly_fields = ["result", "batch", "asked_at", "answered_at", "next_at", "failures"]
    actions = ["switch_on", "switch_off", "ask_soon"]
    change_form_template = "admin/polled_change_form.html"

    def get_fieldsets(self, request, obj=None):
        settings = [name for name in self.get_fields(request, obj) if name not in self.readonly_fields]
        what_happened = ("What came of it", {"fields": self.readonly_fields})
        return [(None, {"fields": settings}), *([what_happened] if obj else [])]

    def response_change(self, request, obj):
        if "_ask_soon" in request.POST:
            self.ask_soon(request, self.model.objects.filter(pk=obj.pk))
            return HttpResponseRedirect(request.path)
        return super().response_change(request, obj)

    @admin.action(description="Switch on", permissions=["change"])
    def switch_on(self, request, queryset):
        number = queryset.update(switched_on=True, next_at=timezone.now())
        self.message_user(request, f"{number} switched on.")

    @admin.action(description="Switch off", permissions=["change"])
    def switch_off(self, request, queryset):
        self.message_user(request, f"{queryset.update(switched_on=False)} switched off.")

    @admin.action(description="Poll now", permissions=["change"])
    def ask_soon(self, request, queryset):
        asked = queryset.ask_soon(timezone.now())
        if off := queryset.filter(switched_on=False).count():
            self.message_user(request, f"{off} switched off, and so left alone.", messages.WARNING)
        if asked:
            self.message_user(request, f"{asked} to be polled within a minute; this page then shows what came of it.")
