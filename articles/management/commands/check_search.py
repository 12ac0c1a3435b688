"""Proves that the search index says what the archive's rows say."""

import sys

from django.core.management.base import BaseCommand
from django.db import transaction
from tqdm import tqdm

from articles.models import Article, SearchDocument
from articles.search.checking import check_index
from articles.search.sealing import empty_index, rewrite, seal

MANY = 16_384  # stories in one transaction


class Command(BaseCommand):
    help = "Compare the search index with the stories. Exit status 1 if any differs and is not repaired."

    def add_arguments(self, parser):
        parser.add_argument("--repair", action="store_true", help="write anew what differs")
        parser.add_argument("--if-empty", action="store_true", help="do nothing where the index holds a story")
        parser.add_argument("--rebuild", action="store_true", help="write it anew from nothing, without comparing")

    def handle(self, *, repair, if_empty, rebuild, **options):
        if if_empty and (SearchDocument.objects.exists() or not Article.objects.published().exists()):
            return
        if if_empty:
            self._write(_all_stories())
            return
        if rebuild:
            with transaction.atomic():  # readers have the index as it was until this one is whole
                empty_index()
                self._write(_all_stories())
            return
        wrong = {}
        for article, flaw in check_index():
            if article not in wrong:
                self.stdout.write(f"Article {article}: {flaw}.")
            wrong[article] = flaw
        if not wrong:
            self.stdout.write(self.style.SUCCESS("The search index is what the stories say."))
            return
        self.stdout.write(self.style.ERROR(f"{len(wrong)} stories differ from the search index."))
        if not repair:
            self.stdout.write("check_search --repair writes them anew.")
            sys.exit(1)
        self._write(sorted(wrong))

    def _write(self, articles: list[int]) -> None:
        progress = tqdm(total=len(articles), unit="story", disable=not sys.stderr.isatty())
        for first in range(0, len(articles), MANY):
            some = articles[first : first + MANY]
            rewrite(some)
            progress.update(len(some))
        progress.close()
        seal()
        self.stdout.write(self.style.SUCCESS(f"{len(articles)} stories were written anew."))


def _all_stories() -> list[int]:
    return list(Article.objects.order_by("pk").values_list("pk", flat=True))
