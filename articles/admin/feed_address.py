"""Feeds' addresses that are asked again and again."""

from django import forms
from django.conf import settings
from django.contrib import admin

from articles.admin.polled import PolledAdmin
from articles.fetching.addresses import never_asked
from articles.fetching.target import NotFetched, target_of
from articles.models import FeedAddress


class FeedAddressForm(forms.ModelForm):
    def clean_address(self):
        address = self.cleaned_data["address"]
        try:
            target = target_of(address, frozenset(settings.FETCH_PORTS))
        except NotFetched as error:
            raise forms.ValidationError(error.reason) from None
        if reason := never_asked(target.host):
            raise forms.ValidationError(f"{reason}, which is never asked.")
        return address


@admin.register(FeedAddress)
class FeedAddressAdmin(PolledAdmin):
    form = FeedAddressForm
    list_display = ["address", "switched_on", "result", "answered_at", "next_at"]
    fields = ["address", "switched_on", "source", "keep_as", "whole_pages", "minutes"]
    search_fields = ["address"]

    def save_model(self, request, obj, form, change):
        if {"address", "whole_pages", "source"} & set(form.changed_data):
            obj.forget_answer()
        super().save_model(request, obj, form, change)
