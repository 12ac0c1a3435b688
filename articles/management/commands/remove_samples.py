"""Takes the sample archive out."""

from django.core.management.base import BaseCommand

from articles.importing.samples import remove_samples


class Command(BaseCommand):
    help = "Remove every sample story, agency and official; what you imported stays."

    def handle(self, **options):
        self.stdout.write(f"Removed {remove_samples()} sample stories.")
