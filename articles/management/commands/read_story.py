"""Prints what reading finds in a story, as JSON. Touches no database."""

import json
import sys
from datetime import date
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from articles.formats.recognise import read_file
from articles.formats.types import Limits, SourceDocument, UnreadableFile
from articles.importing.reading_ahead import read_document
from articles.reading.pipeline import UnreadableStory


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
            self.stdout.write(one_line(answer))


def one_line(answer):
    """JSON with its letters as they are; as escapes where a story holds halves of characters, which have no UTF-8."""
    line = json.dumps(answer, ensure_ascii=False)
    return line if line.isascii() or _has_utf8(line) else json.dumps(answer)


def _has_utf8(line):
    try:
        line.encode()
    except UnicodeEncodeError:
        return False
    return True


def answer_files(files):
    """Files are opened and refused as an import would."""
    for path in files:
        for found in read_file(path, path.name, Limits()):
            yield {"id": found.name} | _answer(found)


def _answer(found):
    if isinstance(found, UnreadableFile):
        return {"error": found.reason}
    try:
        return read_document(found).as_json()
    except UnreadableStory as error:
        return {"error": str(error)}


def answer_lines(lines):
    for number, line in enumerate(lines, 1):
        if line.strip():
            yield answer_line(line, number)


def answer_line(line, number):
    key = number
    try:
        story = json.loads(line)
        key = story["id"]
        text, published = story["text"], story.get("published")
        if not isinstance(text, str):
            raise TypeError("text is no string")
        day = date.fromisoformat(published[:10]) if published else None
    except (ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        return {"id": key, "error": f"line {number} is not a story: {error!r}"}
    return {"id": key} | _answer(SourceDocument(str(key), text, "plain text", published=day))
