"""What every page's template knows."""

from django.conf import settings

from articles.models import Source
from articles.models.kept_query import KeptQuery

_samples = KeptQuery(lambda first: Source.objects.filter(is_sample=True, pk__gte=first[0]).order_by().values_list("pk"))


def site(request):
    return {"site_name": settings.SITE_NAME, "has_samples": has_samples}


def has_samples() -> bool:
    return bool(_samples.tuples([0]))
