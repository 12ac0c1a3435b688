"""A story as it was imported, unchanged, with the spans of its parts."""

import datetime
import uuid
from calendar import month_name

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Coalesce
from django.utils.text import slugify

from articles.models.addresses import address_of_story
from articles.models.audience import Audience, Rights
from articles.models.json_text import JSONTextField
from articles.models.packed_text import PackedTextField

MONTHS = tuple(month_name)  # which formats a date for each
# Feed and citation ids are made from the first text's digest: a rebuilt archive keeps them.
ARTICLE_IDS = uuid.UUID("6f1d3c52-7f1b-5d6e-9a53-0a6b2f0c8e41")


def stable_id(digest: str) -> uuid.UUID:
    return uuid.uuid5(ARTICLE_IDS, digest)


def slug_of(headline: str) -> str:
    """Never empty, never like the month or day of a dated address."""
    slug = slugify(headline)
    if len(slug) > 80:
        slug = slug[: slug.rfind("-", 0, 81)] if "-" in slug[:81] else slug[:80]
    slug = slug.strip("-")
    return f"story-{slug}".strip("-") if not slug or slug.isdigit() else slug


def _plain(text: str) -> str:
    return " ".join(text.split()).casefold()


def _shortened(text: str, most: int) -> str:
    """Cut behind a word, with a sign that it is cut."""
    return text if len(text) <= most else text[:most].rsplit(" ", 1)[0] + " …"


def title_of(headline: str, opening: str, rights: str) -> str:
    """The headline, else the beginning of the first paragraph where the source's rights show so much."""
    if headline:
        return _shortened(" ".join(headline.split()), 500)
    if rights == Rights.HEADLINE:
        return "Untitled story"
    return _shortened(" ".join(opening.split()), 100) or "Untitled story"


def excerpt_of(opening: str, characters: int = 300) -> str:
    """The beginning of the first paragraph, verbatim, cut behind a word."""
    if len(opening) <= characters:
        return opening
    cut = opening.rfind(" ", 0, characters + 1)
    return opening[: cut if cut > 0 else characters]


class State(models.TextChoices):
    DRAFT = "draft", "Draft"
    PUBLISHED = "published", "Published"
    WITHDRAWN = "withdrawn", "Withdrawn"


NOT_PUBLISHED = (State.DRAFT, State.WITHDRAWN)


class DateHow(models.TextChoices):
    STATED = "stated", "stated"
    INFERRED = "inferred", "inferred from the text"
    CONFIRMED = "confirmed", "confirmed by staff"
    YEAR_UNKNOWN = "year-unknown", "year not known"
    UNKNOWN = "unknown", "not known"


class ArticleQuerySet(models.QuerySet):
    def published(self):
        """What readers may know of: the one question of published or not."""
        return self.filter(state=State.PUBLISHED)

    def once_published(self):
        """What readers may know to have existed: published, or withdrawn after it was."""
        return self.filter(Q(state=State.PUBLISHED) | Q(state=State.WITHDRAWN, published_at__isnull=False))

    def newest_first(self):
        """By the story's date; undated stories in their own group at the end."""
        return self.order_by(F("date").desc(nulls_last=True), "-pk")

    def oldest_first(self):
        return self.order_by(F("date").asc(nulls_last=True), "pk")

    def mentioning_country(self, country):
        return self.filter(pk__in=self.model.objects.filter(mentions__country=country).values("pk"))

    def with_official(self, official):
        """Stories that mention or quote the official."""
        naming = self.model.objects.filter(mentions__official=official).values("pk")
        quoting = self.model.objects.filter(quotes__official=official).values("pk")
        return self.filter(Q(pk__in=naming) | Q(pk__in=quoting))

    def dated_within(self, first=None, last=None):
        """Stories of a known day from `first` to `last`, both counted in."""
        found = self
        if first:
            found = found.filter(date__gte=first)
        if last:
            found = found.filter(date__lte=last)
        return found

    def one_a_group(self):
        """Of the copies of one story that are among these rows, the one that stands first; all others as they are."""
        before = self.order_by().filter(group=models.OuterRef("group"), standing__lt=models.OuterRef("standing"))
        return self.filter(Q(group__isnull=True) | ~models.Exists(before))

    def copies_of(self, article):
        """The other stories of its group, first the one that stands for them in lists."""
        if article.group_id is None:
            return self.none()
        return self.filter(group=article.group_id).exclude(pk=article.pk).order_by("standing")

    def for_standing(self):
        """With what decides which of a group stands first."""
        return self.select_related("source").only("group", "standing", "paragraphs", "date", "sha256", "source__rights")

    def for_lists(self):
        """With what one line of a list needs, and without the long columns."""
        return self.select_related("source").defer("layout", "captions", "date_evidence", "date_candidates")


def number_of_stories(path: str = "", **options) -> models.Count:
    """Counts the articles at `path` ("mentions__article") as lists do: all copies of one story once."""
    group = F(f"{path}__group" if path else "group")
    return models.Count(Coalesce(-group, F(path or "pk")), distinct=True, **options)


class Article(models.Model):
    stable_id = models.UUIDField(unique=True, editable=False)
    source = models.ForeignKey(
        "articles.Source", null=True, blank=True, on_delete=models.PROTECT, related_name="articles", db_index=False
    )
    state = models.CharField(max_length=10, choices=State, default=State.DRAFT)
    group = models.ForeignKey(
        "articles.StoryGroup",
        null=True,
        blank=True,
        editable=False,
        on_delete=models.SET_NULL,
        db_index=False,  # article_in_group serves
        related_name="articles",
    )
    standing = models.PositiveIntegerField(
        default=0, db_default=0, editable=False, help_text="Its place in its group: 0 is shown in lists."
    )
    text = PackedTextField(editable=False)
    text_length = models.PositiveIntegerField(editable=False, help_text="In code points.")
    sha256 = models.CharField(max_length=64, editable=False)
    format = models.CharField(max_length=40, default="plain text", editable=False)
    file_name = models.CharField(max_length=300, blank=True, editable=False)
    url = models.URLField(max_length=1000, blank=True)
    language = models.CharField(max_length=12, default="en")
    identity = models.CharField(
        max_length=500, blank=True, editable=False, help_text="The agency's own id, the same for all versions."
    )
    version = models.CharField(
        max_length=60, blank=True, editable=False, help_text="What the agency calls this version."
    )
    slugline = models.CharField(
        max_length=200,
        blank=True,
        editable=False,
        help_text="The wire's keyword for the story, by which versions follow.",
    )
    told = JSONTextField(default=dict, blank=True, editable=False)  # what the file says, by field
    review_note = models.TextField(blank=True, help_text="What a person should look at again.")

    headline = models.TextField(blank=True, editable=False)
    headline_start = models.PositiveIntegerField(null=True, editable=False)
    headline_end = models.PositiveIntegerField(null=True, editable=False)
    deck = models.TextField(blank=True, editable=False)
    section = models.CharField(max_length=200, blank=True)
    byline = models.CharField(max_length=300, blank=True, editable=False)
    dateline = models.CharField(max_length=300, blank=True, editable=False)
    place = models.CharField(max_length=200, blank=True, help_text="As the dateline prints it.")
    layout = JSONTextField(default=list, editable=False)  # [[start, end, part]]: every character once
    paragraphs = JSONTextField(default=list, editable=False)  # [[start, end]] of the body
    captions = JSONTextField(default=list, editable=False)  # [{"text", "credit", "span"}]

    date = models.DateField(null=True, blank=True)
    day_text = models.CharField(max_length=10, blank=True, editable=False)  # "--04-10" where the year is unknown
    date_how = models.CharField(max_length=12, choices=DateHow, default=DateHow.UNKNOWN)
    date_candidates = JSONTextField(default=list, editable=False)
    date_evidence = JSONTextField(default=list, editable=False)
    given_date = models.DateField(null=True, blank=True, help_text="What the file or feed says.")

    imported_at = models.DateTimeField(editable=False)
    published_at = models.DateTimeField(null=True, editable=False, help_text="When readers first saw it.")
    changed_at = models.DateTimeField(editable=False, help_text="When readers last saw it change.")

    objects = ArticleQuerySet.as_manager()
    copies = 0  # others of its group; see browse/page_rows.py

    class Meta:
        ordering = ["-date", "-pk"]
        # Each costs an import something: there is none that another serves, and none of a field's own, which Django
        # doubles for LIKE on PostgreSQL. SQLite would use one "of what is not empty" only if a question said so.
        indexes = [
            models.Index(fields=["state", "-date", "-id", "group", "standing"], name="article_newest"),
            models.Index(fields=["source", "state", "group", "standing"], name="article_of_source"),
            models.Index(fields=["group", "standing"], name="article_in_group", condition=Q(group__isnull=False)),
            models.Index(fields=["section"], name="article_section"),
            models.Index(fields=["place"], name="article_place"),
            models.Index(fields=["url"], name="article_url"),
            models.Index(fields=["state", "-published_at"], name="article_feed"),
            models.Index(fields=["identity"], name="article_identity"),
            models.Index(fields=["slugline", "source"], name="article_slugline"),
        ]
        constraints = [
            models.UniqueConstraint(fields=["sha256"], name="article_text_once"),
            models.CheckConstraint(condition=Q(state__in=State.values), name="article_state_known"),
            models.CheckConstraint(condition=Q(date_how__in=DateHow.values), name="article_date_how_known"),
            models.CheckConstraint(
                condition=Q(headline_start__isnull=True, headline_end__isnull=True)
                | Q(headline_start__lt=F("headline_end"), headline_end__lte=F("text_length")),
                name="article_headline_in_range",
            ),
            models.CheckConstraint(
                condition=Q(date__isnull=True) | ~Q(date_how__in=[DateHow.UNKNOWN, DateHow.YEAR_UNKNOWN]),
                name="article_unknown_date_is_empty",
            ),
        ]

    def __str__(self):
        return self.title

    def get_absolute_url(self):
        return address_of_story(self.pk, self.slug)

    @property
    def title(self) -> str:
        opening = self.slice(self.paragraphs[0]) if not self.headline and self.paragraphs else ""
        return title_of(self.headline, opening, self.rights)

    @property
    def slug(self) -> str:
        """Never of the body's words: an address is seen whatever the rights."""
        return slug_of(self.headline)

    @property
    def date_label(self) -> str:
        """ "10 April 2018", "10 April, year not known" or "undated"."""
        if self.date:
            return f"{self.date.day} {MONTHS[self.date.month]} {self.date.year}"
        if self.day_text:
            day = datetime.date(2000, int(self.day_text[2:4]), int(self.day_text[5:7]))
            return f"{day.day} {MONTHS[day.month]}, year not known"
        return "undated"

    @property
    def rights(self) -> str:
        """A story without a source shows its headline alone."""
        source = self.source  # looked up by Django whenever it is asked for
        return source.rights if source else Rights.HEADLINE

    def shows_text_to(self, audience: str) -> bool:
        return audience == Audience.STAFF or self.rights == Rights.WHOLE

    def shows_quotes_to(self, audience: str) -> bool:
        return audience == Audience.STAFF or self.rights != Rights.HEADLINE

    def slice(self, span) -> str:
        return self.text[span[0] : span[1]]

    def excerpt(self, characters: int = 300) -> str:
        """The beginning of the body."""
        return excerpt_of(self.slice(self.paragraphs[0]), characters) if self.paragraphs else ""

    def particulars(self) -> dict:
        """What its file says of it, beside the text, ready for JSON: kept with a text that a later one replaces."""
        names = ("format", "file_name", "url", "section", "identity", "slugline", "told")
        day = self.given_date.isoformat() if self.given_date else None
        return {name: getattr(self, name) for name in names} | {"given_date": day}

    def disagreements(self) -> list[tuple[str, str, str]]:
        """(field, what the file says, what the reading found) where the two differ."""
        found = {"headline": self.headline, "byline": self.byline, "dateline place": self.place}
        pairs = [(name, self.told.get(name, ""), value) for name, value in found.items()]
        return [pair for pair in pairs if pair[1] and pair[2] and _plain(pair[1]) != _plain(pair[2])]

    @property
    def is_sample(self) -> bool:
        return bool(self.source and self.source.is_sample)

    @property
    def is_published(self) -> bool:
        return self.state == State.PUBLISHED

    @property
    def urn(self) -> str:
        return f"urn:uuid:{self.stable_id}"
