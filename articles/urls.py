"""The archive's addresses, as docs/urls.md lists them."""

urlpatterns: list = []
