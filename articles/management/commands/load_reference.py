"""Writes the reference data into the database."""

from django.core.management.base import BaseCommand

from articles.importing.reference_rows import load_all


class Command(BaseCommand):
    help = "Write countries, offices, institutions, officials and tenures; staff's own rows stay as they are."

    def handle(self, **options):
        counts = ", ".join(f"{number} {kind}" for kind, number in load_all().items())
        self.stdout.write(f"Reference: {counts}.")
