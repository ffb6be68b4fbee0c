import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from thbnet.pictures.redrawing import MOST_BYTES

CHUNK = 64 * 1024


def arrived(rf, size: int) -> int:
    """How much a view gets of a file of that many bytes; what was sent after it is there, too."""
    file = SimpleUploadedFile("portrait.jpg", b"\0" * size)
    request = rf.post("/", {"portrait": file, "name": "Claire"})
    assert request.POST["name"] == "Claire"
    found = request.FILES["portrait"].size
    request.close()
    return found


@pytest.mark.parametrize("size", [1000, 3_000_000, MOST_BYTES])
def test_files_within_the_limit_arrive_whole(rf, size):
    assert arrived(rf, size) == size


@pytest.mark.parametrize("size", [MOST_BYTES + 1, 60_000_000])
def test_of_a_file_beyond_the_limit_only_the_beginning_is_stored(rf, size):
    assert MOST_BYTES < arrived(rf, size) <= MOST_BYTES + CHUNK
