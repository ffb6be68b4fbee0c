"""What arrives with a request, before any form looks at it."""

from django.core.files.uploadhandler import FileUploadHandler

from .redrawing import MOST_BYTES


class BoundedUpload(FileUploadHandler):
    """The first of the upload handlers: what lies beyond the limit is thrown away as it comes.

    The next handler gets just enough to be told that the file is too large.
    """

    def receive_data_chunk(self, raw_data, start):
        return raw_data if start <= MOST_BYTES else None

    def file_complete(self, _file_size):
        return None
