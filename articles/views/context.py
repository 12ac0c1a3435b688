"""What every page's template knows."""

from django.conf import settings

from articles.models import Source


def site(request):
    return {"site_name": settings.SITE_NAME, "has_samples": Source.objects.filter(is_sample=True).exists}
