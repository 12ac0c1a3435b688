"""The index that lists and searches are answered from: what articles/search keeps, and nothing else writes.

A document is one state of a published story, or of one of its quotes, under a number that is never used again. A story
that changes gets a new document, and the old one dies. An index that is written anew goes on counting.
"""

from django.db import models


class SearchList(models.TextChoices):
    """What a document is of."""

    STORIES = "s", "Stories"
    QUOTES = "q", "Quotes"


class SearchState(models.Model):
    """One row: how far the index has come."""

    version = models.BigIntegerField(default=0, help_text="Of the newest change.")
    token = models.CharField(max_length=32, blank=True, help_text="Of the newest change; no other has the same.")
    next_story = models.BigIntegerField(default=0, help_text="The number of the next document of a story.")
    next_quote = models.BigIntegerField(default=0)
    facets_sealed = models.BigIntegerField(default=0, help_text="The change up to which SearchFacet has it all.")
    words_sealed = models.BigIntegerField(default=0, help_text="The change up to which SearchPosting has it all.")

    class Meta:
        ordering = ["pk"]

    def __str__(self):
        return f"change {self.version}"


class SearchChange(models.Model):
    """What one transaction did to the index: the documents that were born and died."""

    version = models.BigIntegerField(primary_key=True)
    token = models.CharField(max_length=32)
    previous = models.CharField(max_length=32, blank=True, help_text="The token of the change before.")
    stories = models.IntegerField(help_text="Documents of stories that were born.")
    facets = models.BinaryField()
    words = models.BinaryField(null=True, help_text="Empty once they are sealed.")

    class Meta:
        ordering = ["version"]

    def __str__(self):
        return f"change {self.version}"


class SearchDocument(models.Model):
    """The living documents of a story: its own, and the run of those of its quotes."""

    article = models.OneToOneField("articles.Article", primary_key=True, on_delete=models.CASCADE, related_name="+")
    story = models.BigIntegerField()
    first_quote = models.BigIntegerField()
    quotes = models.IntegerField()

    class Meta:
        ordering = ["article"]

    def __str__(self):
        return f"document {self.story}"


class SearchFacet(models.Model):
    """Every value of one field, each with the documents that have it, as packed bitmaps."""

    list = models.CharField(max_length=1, choices=SearchList)
    field = models.CharField(max_length=20)
    values = models.BinaryField()

    class Meta:
        ordering = ["list", "field"]
        constraints = [models.UniqueConstraint(fields=["list", "field"], name="search_facet_once")]

    def __str__(self):
        return f"{self.get_list_display()}: {self.field}"


class SearchPosting(models.Model):
    """The documents of one block that hold a word, as bitmaps."""

    list = models.CharField(max_length=1, choices=SearchList)
    word = models.CharField(max_length=60)
    block = models.IntegerField(help_text="The number of a document divided by the size of a block.")
    title = models.BinaryField(default=bytes, help_text="Those that hold it in the title.")
    open = models.BinaryField(default=bytes, help_text="Those in which the public may find it, the title counted in.")
    closed = models.BinaryField(default=bytes, help_text="Those in which only staff may find it.")

    class Meta:
        ordering = ["list", "word", "block"]
        constraints = [models.UniqueConstraint(fields=["list", "word", "block"], name="search_posting_once")]

    def __str__(self):
        return self.word


class SearchWord(models.Model):
    """A word of the archive, with what it is widened by."""

    word = models.CharField(max_length=60, primary_key=True)
    stem = models.CharField(max_length=60, db_index=True)
    common = models.BooleanField(help_text="Stands somewhere in lower case: no name alone.")

    class Meta:
        ordering = ["word"]

    def __str__(self):
        return self.word
