"""What is kept."""

from articles.models.article import Article, DateHow, State
from articles.models.article_version import ArticleVersion
from articles.models.audience import Audience, Rights
from articles.models.correction import Correction
from articles.models.country import Country
from articles.models.feed_address import FeedAddress
from articles.models.import_batch import BatchState, ImportBatch, ImportItem, Result
from articles.models.institution import Institution
from articles.models.mention import Mention
from articles.models.office import Office, Precision, Tenure
from articles.models.official import Official, OfficialName
from articles.models.quote import Quote, QuoteKind, Review, SpeakerType
from articles.models.reasoning import Reasoning
from articles.models.search_index import (
    SearchChange,
    SearchDocument,
    SearchFacet,
    SearchList,
    SearchPosting,
    SearchState,
    SearchWord,
)
from articles.models.source import Source
from articles.models.story_group import SketchKey, StoryGroup, TextSketch
from articles.models.watched_folder import WatchedFolder

__all__ = [
    "Article",
    "ArticleVersion",
    "Audience",
    "BatchState",
    "Correction",
    "Country",
    "DateHow",
    "FeedAddress",
    "ImportBatch",
    "ImportItem",
    "Institution",
    "Mention",
    "Office",
    "Official",
    "OfficialName",
    "Precision",
    "Quote",
    "QuoteKind",
    "Reasoning",
    "Result",
    "Review",
    "Rights",
    "SearchChange",
    "SearchDocument",
    "SearchFacet",
    "SearchList",
    "SearchPosting",
    "SearchState",
    "SearchWord",
    "SketchKey",
    "Source",
    "SpeakerType",
    "State",
    "StoryGroup",
    "Tenure",
    "TextSketch",
    "WatchedFolder",
]
