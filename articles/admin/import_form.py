"""What staff send to be imported."""

import uuid

from django import forms
from django.conf import settings

from articles.formats.recognise import too_large
from articles.importing.incoming import stored_name
from articles.models import Source


class SeveralFiles(forms.ClearableFileInput):
    allow_multiple_selected = True


class SeveralFilesField(forms.FileField):
    """Every uploaded file, empty ones too: those are refused by name, with the others."""

    widget = SeveralFiles

    def clean(self, data, initial=None):
        return [file for file in data or [] if file]


class ImportForm(forms.Form):
    text = forms.CharField(
        required=False,
        strip=False,
        label="Paste a story",
        widget=forms.Textarea(attrs={"rows": 12, "spellcheck": "false"}),
    )
    files = SeveralFilesField(required=False, label="or choose files")
    source = forms.ModelChoiceField(
        Source.objects.all(), required=False, help_text="Only where the stories do not name their agency."
    )
    ticket = forms.UUIDField(widget=forms.HiddenInput, required=False)

    def __init__(self, *args, upload=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.upload = upload
        self.initial["ticket"] = uuid.uuid4()
        self.fields["files"].help_text = (
            f"Up to {settings.IMPORT_MAX_UPLOAD_FILES:,} files or one archive, "
            f"{settings.IMPORT_MAX_UPLOAD_BYTES / 1e6:,.0f} MB in all. The command import_stories takes more."
        )

    def clean_text(self):
        # Browsers send line ends as CR LF, whatever was pasted.
        text = self.cleaned_data["text"].replace("\r\n", "\n")
        size, most = len(text.encode("utf-8", "replace")), settings.IMPORT_MAX_FILE_BYTES
        if size > most:
            raise forms.ValidationError(too_large(size, most).replace("the file", "The text", 1))
        return text

    def clean(self):
        clean = super().clean()
        if self.upload and self.upload.too_large:
            most = f"{settings.IMPORT_MAX_UPLOAD_BYTES / 1e6:,.0f}"
            raise forms.ValidationError(
                f"One upload may hold {most} MB. Send the files in parts, or use the command import_stories."
            )
        if not self.errors and not (clean.get("text") or "").strip() and not clean.get("files"):
            raise forms.ValidationError("Paste a story or choose at least one file.")
        return clean

    def keep_text(self, folder):
        """Lay what was pasted beside the files, before them: it is read like one."""
        if self.cleaned_data["text"].strip():
            folder.mkdir(parents=True, exist_ok=True)
            text = self.cleaned_data["text"].encode("utf-8", "replace")
            (folder / stored_name(0, "pasted text")).write_bytes(text)

    @property
    def origin(self):
        files = self.cleaned_data["files"]
        return f"{len(files):,} uploaded files" if len(files) > 1 else files[0].name if files else "Pasted text"
