"""The cache in files that the processes of one machine share."""

import os
import tempfile
from pathlib import Path

from django.core.cache.backends.base import DEFAULT_TIMEOUT
from django.core.cache.backends.filebased import FileBasedCache


class SharedFileCache(FileBasedCache):
    """Django's own looks first and writes then: two processes may both `add` the same key.

    Locks and codes that count once are added; with a link in the file system one of them wins.
    """

    def add(self, key, value, timeout=DEFAULT_TIMEOUT, version=None):
        if self.has_key(key, version):  # forgets it when it has expired
            return False
        self._createdir()
        self._cull()
        descriptor, path = tempfile.mkstemp(dir=self._dir)
        try:
            with os.fdopen(descriptor, "wb") as file:
                self._write_content(file, timeout, value)
            os.link(path, self._key_to_file(key, version))
        except FileExistsError:
            return False
        finally:
            Path(path).unlink()
        return True
