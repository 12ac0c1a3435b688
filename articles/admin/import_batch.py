"""Import: paste or upload, look at the reading beside the original, save as draft or publish; undo it all again."""

from django.conf import settings
from django.contrib import admin, messages
from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import path, reverse
from django.utils import timezone
from django.utils.crypto import get_random_string
from django.utils.decorators import method_decorator
from django.utils.http import urlencode
from django.views.decorators.csrf import csrf_protect

from articles.admin.batch_page import batch_page, items_shown
from articles.admin.columns_form import columns_form
from articles.admin.import_form import ImportForm
from articles.admin.import_report import report
from articles.admin.read_only import ReadOnlyAdmin
from articles.admin.uploads import FilesToFolder
from articles.importing.batch_states import move
from articles.importing.deciding import choose, decide, discard, resume, stop, try_again
from articles.importing.incoming import folder_of, remove_folder
from articles.importing.staging import open_batch, stage_anew
from articles.importing.undoing import CAN_BE_UNDONE, plan_undoing
from articles.models import Article, BatchState, ImportBatch, Result, State
from articles.tasks.import_batches import work_on

NAMED = 50  # stories that the question before an undoing names
DEEDS = ("publish", "draft", "discard", "stop", "resume", "retry", "all", "none")


@admin.register(ImportBatch)
class ImportBatchAdmin(ReadOnlyAdmin):
    list_display = ["number", "started_at", "origin", "state", "user", "source"]
    list_display_links = ["number", "started_at", "origin"]
    list_filter = ["state"]
    list_select_related = ["user", "source"]
    change_list_template = "admin/articles/importbatch/change_list.html"

    @admin.display(description="number")
    def number(self, batch):
        return batch.pk

    def get_urls(self):
        view = self.admin_site.admin_view
        return [
            path("import/", view(self.import_view), name="import"),
            path("<int:pk>/preview/", view(self.preview_view), name="import_preview"),
            path("<int:pk>/undo/", view(self.undo_view), name="import_undo"),
            path("<int:pk>/report.csv", view(self.report_view), name="import_report"),
            *super().get_urls(),
        ]

    def change_view(self, request, object_id, form_url="", extra_context=None):
        """A batch has one page."""
        if not object_id.isdecimal():
            return super().change_view(request, object_id, form_url, extra_context)
        return HttpResponseRedirect(reverse("admin:import_preview", args=[object_id]))

    def import_view(self, request):
        """Files go to a folder of their own while the request is read, so who may send them is asked before."""
        self.require(request, "add")
        folder = folder_of(settings.DATA_DIR, f"arriving-{get_random_string(16)}")
        upload = FilesToFolder(folder, settings.IMPORT_MAX_UPLOAD_BYTES)
        request.upload_handlers = [upload]
        try:
            return self.checked_import(request, upload)
        finally:
            remove_folder(folder)

    import_view.csrf_exempt = True  # the token is asked for below, once the files have a place to go to

    @method_decorator(csrf_protect)
    def checked_import(self, request, upload):
        form = ImportForm(request.POST or None, request.FILES or None, upload=upload)
        if request.method == "POST" and form.is_valid():
            batch, new = open_batch(
                origin=form.origin,
                user=request.user,
                now=timezone.now(),
                source=form.cleaned_data["source"],
                ticket=form.cleaned_data["ticket"],
            )
            if new:
                form.keep_text(upload.folder)
                upload.folder.rename(folder_of(settings.DATA_DIR, batch.pk))
                work_on.enqueue(batch.pk)
            return HttpResponseRedirect(batch.get_absolute_url())
        context = {**self.admin_site.each_context(request), "form": form, "title": "Import stories"}
        return TemplateResponse(request, "admin/import.html", context)

    def preview_view(self, request, pk):
        self.require(request, "add" if request.method == "POST" else "view")
        batch = get_object_or_404(ImportBatch.objects.select_related("source", "decided_by"), pk=pk)
        if request.method == "POST" and "columns" in request.POST:
            return self.other_columns(request, batch)
        if request.method == "POST":
            return self.answer(request, batch)
        return self.page(request, batch)

    def page(self, request, batch, **more):
        page = batch_page(batch, show=request.GET.get("show", ""), page=request.GET.get("page"), now=timezone.now())
        titles = {BatchState.PREVIEW: "Preview"}
        context = {**self.admin_site.each_context(request), **page, **more, "title": titles.get(batch.state, "Import")}
        return TemplateResponse(request, "admin/import_preview.html", context)

    def other_columns(self, request, batch):
        """Read the files once more with the columns that were chosen, or say what is wrong with them."""
        form = columns_form(batch, request.POST)
        if form and not form.is_valid():
            return self.page(request, batch, columns=form)
        if form and stage_anew(batch, columns=form.cleaned_data, now=timezone.now()):
            work_on.enqueue(batch.pk)
        else:
            self.say_who_was_first(request, batch)
        return HttpResponseRedirect(batch.get_absolute_url())

    def answer(self, request, batch):
        """Keep what was ticked on the page, then do what the button says."""
        post = request.POST
        if batch.state == BatchState.PREVIEW:
            choose(batch, shown=_numbers(post.getlist("shown")), taken=_numbers(post.getlist("take")))
        if "keep" in post:  # the page's script, at each tick
            return HttpResponse(status=204)
        deed = next((name for name in DEEDS if name in post), None)
        if deed:
            getattr(self, f"deed_{deed}")(request, batch)
        where = {"show": post.get("filter", post.get("show", "")), "page": post.get("page") or post.get("at")}
        stays = deed in {None, "all", "none"} and batch.state == BatchState.PREVIEW
        found = urlencode({name: value for name, value in where.items() if value}) if stays else ""
        return HttpResponseRedirect(batch.get_absolute_url() + (f"?{found}#items" if found else ""))

    def deed_all(self, request, batch, chosen=True):
        if batch.state == BatchState.PREVIEW:
            items_shown(batch, request.POST.get("show", "")).filter(result=Result.PENDING).update(chosen=chosen)

    def deed_none(self, request, batch):
        self.deed_all(request, batch, chosen=False)

    def deed_publish(self, request, batch, state=State.PUBLISHED):
        if decide(batch, state=state, user=request.user, now=timezone.now()):
            work_on.enqueue(batch.pk)
        else:
            self.say_who_was_first(request, batch)

    def deed_draft(self, request, batch):
        self.deed_publish(request, batch, State.DRAFT)

    def deed_discard(self, request, batch):
        if discard(batch, user=request.user, now=timezone.now()):
            remove_folder(folder_of(settings.DATA_DIR, batch.pk))
            messages.info(request, "Discarded: what waited was not imported.")
        else:
            self.say_who_was_first(request, batch)

    def deed_stop(self, request, batch):
        if stop(batch, now=timezone.now()):
            messages.info(request, "Stopped. What was done stays; Go on takes up the rest.")
        else:
            self.say_who_was_first(request, batch)

    def deed_resume(self, request, batch):
        if resume(batch, now=timezone.now()) or batch.is_silent(timezone.now()):
            work_on.enqueue(batch.pk)
        else:
            self.say_who_was_first(request, batch)

    def deed_retry(self, request, batch):
        if number := try_again(batch, now=timezone.now()):
            messages.info(request, f"{number:,} that failed wait for a decision again.")
        else:
            self.say_who_was_first(request, batch)

    def say_who_was_first(self, request, batch):
        who = f" by {batch.decided_by}" if batch.decided_by else ""
        state = batch.get_state_display().lower()
        messages.warning(request, f"This import was decided on before{who}: it is {state}. Nothing was changed now.")

    def undo_view(self, request, pk):
        self.require(request, "add")
        if not request.user.has_perm("articles.delete_article"):
            raise PermissionDenied
        batch = get_object_or_404(ImportBatch, pk=pk)
        if request.method == "POST":
            values = {"decided_by": request.user, "beat_at": timezone.now(), "trouble": ""}
            if move(batch, BatchState.UNDOING, out_of=CAN_BE_UNDONE, **values):
                work_on.enqueue(batch.pk)
            else:
                self.say_who_was_first(request, batch)
            return HttpResponseRedirect(batch.get_absolute_url())
        if batch.state not in CAN_BE_UNDONE:
            self.say_who_was_first(request, batch)
            return HttpResponseRedirect(batch.get_absolute_url())
        plan = plan_undoing(batch)
        kept = Article.objects.filter(pk__in=list(plan.kept)[:NAMED]).select_related("source")
        context = {
            **self.admin_site.each_context(request),
            "title": "Undo an import",
            "batch": batch,
            "plan": plan,
            "kept": [(article, plan.kept[article.pk]) for article in kept],
            "others": max(0, len(plan.kept) - NAMED),
        }
        return TemplateResponse(request, "admin/import_undo.html", context)

    def report_view(self, request, pk):
        self.require(request, "view")
        return report(get_object_or_404(ImportBatch, pk=pk), request.build_absolute_uri)

    def require(self, request, deed):
        """`view` is enough to look; who may import may look, too."""
        allowed = {f"articles.{name}_importbatch" for name in ("add", deed)}
        if not any(request.user.has_perm(name) for name in allowed):
            raise PermissionDenied


def _numbers(values):
    return {int(value) for value in values if value.isascii() and value.isdecimal() and len(value) < 19}
