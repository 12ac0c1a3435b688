"""Prints what reading finds in a story, as JSON. Touches no database."""

import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.reading.pipeline import UnreadableStory, read


class Command(BaseCommand):
    help = "Print one JSON object for each story found in FILE…, or answer JSON Lines on standard input."
    requires_system_checks = ()

    def add_arguments(self, parser):
        parser.add_argument("files", nargs="*", type=Path, metavar="FILE")
        parser.add_argument("--jsonl", action="store_true", help='read {"id", "text", "published"?} lines')

    def handle(self, *, files, jsonl, **options):
        if bool(files) == jsonl:
            raise CommandError("Name story files, or give --jsonl and stories on standard input.")
        answers = answer_lines(sys.stdin.buffer) if jsonl else answer_files(files)
        for answer in answers:
            self.stdout.write(json.dumps(answer, ensure_ascii=False))


def answer_files(files):
    for path in files:
        try:
            yield {"id": path.name} | read(path.read_text("utf-8")).as_json()
        except (OSError, UnicodeDecodeError, UnreadableStory) as error:
            yield {"id": path.name, "error": str(error)}


def answer_lines(lines):
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield answer_line(line, number)


def answer_line(line, number):
    key = number
    try:
        story = json.loads(line)
        key = story["id"]
        published = date.fromisoformat(story["published"][:10]) if story.get("published") else None
        return {"id": key} | read(story["text"], published).as_json()
    except UnreadableStory as error:
        return {"id": key, "error": str(error)}
    except (ValueError, KeyError, TypeError) as error:
        return {"id": key, "error": f"line {number} is not a story: {error!r}"}
