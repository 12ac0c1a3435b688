"""Proves the verbatim promise for the whole archive."""

import sys

from django.core.management.base import BaseCommand
from tqdm import tqdm

from articles.importing.archive_digest import archive_digest
from articles.importing.checking import check_articles, check_versions
from articles.models import Article


class Command(BaseCommand):
    help = "Check every text against its digest and every span against its text. Exit status 1 if any differs."

    def add_arguments(self, parser):
        parser.add_argument(
            "--digest", action="store_true", help="print one number for all rows: alike archives have the same"
        )

    def handle(self, *, digest, **options):
        if digest:
            self.stdout.write(archive_digest())
            return
        total = Article.objects.count() if sys.stderr.isatty() else None
        number = flawed = 0
        for article, flaws in tqdm(check_articles(), total=total, unit="story", disable=not sys.stderr.isatty()):
            number += 1
            flawed += bool(flaws)
            for flaw in flaws:
                self.stdout.write(f"Article {article.pk} ({article.title}): {flaw}.")
        for version, flaws in check_versions():
            flawed += bool(flaws)
            for flaw in flaws:
                self.stdout.write(f"Article {version.article_id}, version {version.number}: {flaw}.")
        if flawed:
            self.stdout.write(self.style.ERROR(f"{flawed} of {number} stories differ from what was imported."))
            sys.exit(1)
        self.stdout.write(
            self.style.SUCCESS(
                "The story is as it was imported."
                if number == 1
                else f"All {number} stories are as they were imported."
            )
        )
