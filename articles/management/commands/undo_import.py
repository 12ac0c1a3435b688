"""Takes a whole import back."""

from django.core.management.base import BaseCommand, CommandError
from django.utils import timezone

from articles.importing.undoing import CAN_BE_UNDONE, plan_undoing, undo
from articles.models import Article, ImportBatch


class Command(BaseCommand):
    help = "Undo an import: its stories go, its versions give way to what was there before. What staff corrected stays."

    def add_arguments(self, parser):
        parser.add_argument("batch", type=int, metavar="BATCH", help="the batch's number, as the admin shows it")
        parser.add_argument("--dry-run", action="store_true", help="say what would happen; change nothing")

    def handle(self, *, batch, dry_run, **options):
        found = ImportBatch.objects.filter(pk=batch).first()
        if found is None:
            raise CommandError(f"There is no import batch {batch}. The admin lists them all under Import batches.")
        if found.state not in CAN_BE_UNDONE:
            raise CommandError(f"Batch {batch} can't be undone: it is “{found.get_state_display()}”.")
        plan = plan_undoing(found) if dry_run else undo(found, user=None, now=timezone.now())
        if plan is None:
            raise CommandError(f"Batch {batch} was undone by somebody else just now.")
        would = "Would remove" if dry_run else "Removed"
        self.stdout.write(
            f"{would} {len(plan.going)} stories, take back {len(plan.versions)} versions, keep {len(plan.kept)}."
            if dry_run
            else f"{would} {len(plan.going)} stories, took back {len(plan.versions)} versions, kept {len(plan.kept)}."
        )
        for article in Article.objects.filter(pk__in=plan.kept).order_by("pk"):
            self.stdout.write(f"  kept {article.get_absolute_url()}: {plan.kept[article.pk]}")
