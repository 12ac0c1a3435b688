"""Uploaded files go to disk as they arrive, one after the other: no number of them fills memory or stays open."""

from pathlib import Path

from django.core.files.uploadedfile import UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, StopUpload

from articles.importing.incoming import stored_name


class StoredFile(UploadedFile):
    """A file that has arrived: its name as it was sent, and where it lies."""

    def __init__(self, name: str, size: int, path: Path):
        super().__init__(name=name, size=size)
        self.path = path

    def close(self):
        """It is closed already."""


class FilesToFolder(FileUploadHandler):
    """Writes each file into `folder` under a safe name; stops where all of them have more than `most` bytes."""

    def __init__(self, folder: Path, most: int):
        super().__init__()
        self.folder, self.most = folder, most
        self.arrived = self.number = 0
        self.out = self.path = None
        self.too_large = False

    def new_file(self, *args, **kwargs):
        super().new_file(*args, **kwargs)
        self.folder.mkdir(parents=True, exist_ok=True)
        self.number += 1
        self.path = self.folder / stored_name(self.number, self.file_name)
        self.out = self.path.open("xb")

    def receive_data_chunk(self, raw_data, start):
        self.arrived += len(raw_data)
        if self.arrived > self.most:
            self.too_large = True
            raise StopUpload(connection_reset=False)
        self.out.write(raw_data)

    def file_complete(self, file_size):
        self.out.close()
        return StoredFile(self.file_name, file_size, self.path)

    def upload_interrupted(self):
        if self.out:
            self.out.close()
