"""Import: paste or upload, look at the reading beside the original, then save as draft or publish."""

from django import forms
from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.http import HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone

from articles.admin.read_only import ReadOnlyAdmin, ReadOnlyInline
from articles.formats import plain_text
from articles.formats.recognise import read_stories, too_large
from articles.formats.types import Limits, SourceDocument, UnreadableFile
from articles.importing.batches import discard_batch, preview_items, save_batch, stage_batch
from articles.models import BatchState, ImportBatch, ImportItem, Result, Source, State

PREVIEWS = 10
DECISIONS = {"publish", "draft", "discard"}


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Every uploaded file, empty ones too: those are refused by name, with the others."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        return [file for file in data or [] if file]


class ImportForm(forms.Form):
    text = forms.CharField(
        required=False,
        strip=False,
        label="Paste a story",
        widget=forms.Textarea(attrs={"rows": 16, "spellcheck": "false"}),
    )
    files = SeveralFilesField(
        required=False, label="or choose files", help_text="Plain text in UTF-8, one story a file."
    )
    source = forms.ModelChoiceField(
        Source.objects.all(), required=False, help_text="Only where the stories do not name their agency."
    )

    def clean(self):
        clean = super().clean()
        if not (clean.get("text") or "").strip() and not clean.get("files"):
            raise forms.ValidationError("Paste a story or choose at least one file.")
        return clean

    def incoming(self):
        """Each story as a document, or the reason why it can't be read."""
        if (text := self.cleaned_data["text"]).strip():
            # Browsers send line ends as CR LF, whatever was pasted.
            text = text.replace("\r\n", "\n")
            size = len(text.encode())
            yield (
                SourceDocument("pasted text", text, plain_text.NAME)
                if size <= settings.IMPORT_MAX_FILE_BYTES
                else UnreadableFile("pasted text", too_large(size, settings.IMPORT_MAX_FILE_BYTES))
            )
        for file in self.cleaned_data["files"]:
            yield from _stories(file)


def _stories(file):
    limits = Limits(file=settings.IMPORT_MAX_FILE_BYTES)
    if file.size > limits.file:
        return [UnreadableFile(file.name, too_large(file.size, limits.file))]
    return read_stories(file.name, file, limits)


class ImportItemInline(ReadOnlyInline):
    model = ImportItem
    fields = readonly_fields = ["name", "result", "reason", "article"]
    show_change_link = False


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ["started_at", "origin", "state", "user", "source"]
    list_filter = ["state"]
    list_select_related = ["user", "source"]
    inlines = [ImportItemInline]
    change_list_template = "admin/articles/importbatch/change_list.html"

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name="import"),
            path("<int:pk>/preview/", view(self.preview_view), name="import_preview"),
            *super().get_urls(),
        ]

    def import_view(self, request):
        self.require_import_permission(request)
        form = ImportForm(request.POST or None, request.FILES or None)
        if request.method == "POST" and form.is_valid():
            batch = stage_batch(
                form.incoming(),
                origin=_origin(form),
                user=request.user,
                now=timezone.now(),
                source=form.cleaned_data["source"],
            )
            return HttpResponseRedirect(reverse("admin:import_preview", args=[batch.pk]))
        context = {**self.admin_site.each_context(request), "form": form, "title": "Import stories"}
        return TemplateResponse(request, "admin/import.html", context)

    def preview_view(self, request, pk):
        self.require_import_permission(request)
        batch = get_object_or_404(ImportBatch.objects.select_related("source"), pk=pk)
        if request.method == "POST" and batch.state != BatchState.PREVIEW:
            messages.warning(request, "This import was decided on before. Nothing was changed now.")
        elif DECISIONS & request.POST.keys():
            return self.decide(request, batch)
        page = request.POST.get("page") or request.GET.get("page")
        items = Paginator(batch.items.select_related("article__source"), PREVIEWS).get_page(page)
        left_out = _left_out(request, batch)
        context = {
            "left_out": left_out,
            "left_out_elsewhere": left_out - {item.pk for item in items},
            **self.admin_site.each_context(request),
            "batch": batch,
            "items": items,
            "previews": preview_items(items),
            "waiting": batch.items.filter(result=Result.PENDING).count(),
            "title": "Preview" if batch.state == BatchState.PREVIEW else "Import",
        }
        return TemplateResponse(request, "admin/import_preview.html", context)

    def decide(self, request, batch):
        now = timezone.now()
        if "discard" in request.POST:
            discard_batch(batch, now=now)
            messages.info(request, "Discarded. Nothing was saved.")
            return HttpResponseRedirect(reverse("admin:import"))
        state = State.PUBLISHED if "publish" in request.POST else State.DRAFT
        chosen = set(batch.items.filter(result=Result.PENDING).values_list("pk", flat=True)) - _left_out(request, batch)
        save_batch(batch, chosen=chosen, state=state, now=now, new_source_rights=settings.NEW_SOURCE_RIGHTS)
        messages.success(request, _told(batch, state))
        return HttpResponseRedirect(reverse("admin:import_preview", args=[batch.pk]))

    def require_import_permission(self, request):
        if not request.user.has_perm("articles.add_importbatch"):
            raise PermissionDenied


def _left_out(request, batch):
    """The items that staff ticked, on this page of the preview and on those before."""
    ticked = set(request.POST.getlist("leave_out"))
    return {pk for pk in batch.items.values_list("pk", flat=True) if str(pk) in ticked} if ticked else set()


def _origin(form):
    files = form.cleaned_data["files"]
    return f"{len(files)} uploaded files" if len(files) > 1 else files[0].name if files else "Pasted text"


def _told(batch, state):
    counts = {result: batch.items.filter(result=result).count() for result in Result.values}
    made = f"{counts['created']} {'published' if state == State.PUBLISHED else 'saved as draft'}"
    others = [
        (counts["version"], "new versions"),
        (counts["unchanged"], "here already"),
        (counts["failed"], "not imported"),
    ]
    return ", ".join([made, *(f"{number} {what}" for number, what in others if number)]) + "."
