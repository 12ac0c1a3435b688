"""Loads the sample archive."""

from django.core.management.base import BaseCommand
from django.utils import timezone

from articles.importing.samples import load_samples, samples_wanted
from articles.models import Result


class Command(BaseCommand):
    help = "Load the sample stories, all invented and marked as samples. remove_samples takes them out again."

    def add_arguments(self, parser):
        parser.add_argument("--if-empty", action="store_true", help="only into a new archive")

    def handle(self, *, if_empty, **options):
        if if_empty and not samples_wanted():
            return
        results = [done.result for done in load_samples(now=timezone.now())]
        self.stdout.write(
            f"Sample archive: {results.count(Result.CREATED)} stories, {results.count(Result.VERSION)} later versions, "
            f"{results.count(Result.UNCHANGED)} already here."
        )
