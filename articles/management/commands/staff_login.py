"""Makes a staff login."""

import secrets

from django.contrib.auth import get_user_model
from django.core.management.base import BaseCommand


class Command(BaseCommand):
    help = "Make an administrator with a random password and print both, once."

    def add_arguments(self, parser):
        parser.add_argument("name", nargs="?", default="admin")
        parser.add_argument("--if-none", action="store_true", help="only where there is no staff login yet")

    def handle(self, *, name, if_none, **options):
        users = get_user_model().objects
        if if_none and users.filter(is_staff=True).exists():
            return
        password = secrets.token_urlsafe(12)
        user, made = users.get_or_create(username=name, defaults={"is_staff": True, "is_superuser": True})
        user.is_staff = user.is_superuser = user.is_active = True
        user.set_password(password)
        user.save()
        self.stdout.write(f"Staff login {'made' if made else 'given a new password'}:")
        self.stdout.write(f"  name      {name}")
        self.stdout.write(f"  password  {password}")
