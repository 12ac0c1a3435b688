"""Folders on the server whose files are imported as they arrive."""

from django import forms
from django.conf import settings
from django.contrib import admin

from articles.admin.polled import PolledAdmin
from articles.importing.dropped_files import UnusableFolder, allowed_folder
from articles.models import WatchedFolder


class WatchedFolderForm(forms.ModelForm):
    def clean_path(self):
        try:
            return str(allowed_folder(self.cleaned_data["path"], settings.WATCHED_FOLDERS))
        except UnusableFolder as error:
            raise forms.ValidationError(str(error)) from None


@admin.register(WatchedFolder)
class WatchedFolderAdmin(PolledAdmin):
    form = WatchedFolderForm
    list_display = ["path", "switched_on", "result", "answered_at", "next_at"]
    fields = ["path", "switched_on", "source", "keep_as", "minutes"]
    search_fields = ["path"]
