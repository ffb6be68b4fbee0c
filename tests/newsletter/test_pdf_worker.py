"""The process that draws PDFs: what it may see, how long it may take, how it ends."""

import base64
import threading
import time
from concurrent.futures import ThreadPoolExecutor
from http.server import BaseHTTPRequestHandler, HTTPServer
from io import BytesIO
from itertools import pairwise

import pytest
from PIL import Image
from pypdf import PdfReader

from newsletter import pdf
from tests import crashing, lingering

PAGE = """<!DOCTYPE html>
<html lang="en"><head><title>A page</title>
<link rel="stylesheet" href="https://assets.invalid/pdf.css"></head>
<body><h1>A page</h1>{}</body></html>"""


def write(body: str, **pictures: bytes) -> PdfReader:
    return PdfReader(BytesIO(pdf.write(PAGE.format(body), pictures=pictures).content))


def picture() -> bytes:
    buffer = BytesIO()
    Image.new("RGB", (20, 20), "red").save(buffer, "PNG")
    return buffer.getvalue()


def shown(document: PdfReader) -> int:
    return sum(len(sheet.images) for sheet in document.pages)


@pytest.fixture
def visitors():
    """The paths asked of a web server on this machine, and its address."""
    paths = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            paths.append(self.path)
            self.send_response(200)
            self.end_headers()
            self.wfile.write(picture())

        def log_message(self, *_args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield paths, f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


def test_given_pictures_are_shown():
    body = f'<img src="{pdf.PICTURES_URL}red.png" alt="Red">'
    assert shown(write(body, **{"red.png": picture()})) == 1


def test_files_of_the_machine_stay_where_they_are(tmp_path):
    secret = tmp_path / "secret.png"
    secret.write_bytes(picture())
    assert shown(write(f'<img src="{secret.as_uri()}" alt="Secret">')) == 0
    with pytest.raises(pdf.RenderingFailed):
        write(f'<img src="https://assets.invalid/../..{secret}" alt="Secret">')


def test_attachments_and_styles_from_files_are_left_out(tmp_path):
    secret = tmp_path / "secret.css"
    secret.write_text("body::after { content: 'hush hush' }")
    document = write(
        f'<link rel="attachment" href="{secret.as_uri()}">'
        f'<link rel="stylesheet" href="{secret.as_uri()}">'
        f'<style>@import url("{secret.as_uri()}");</style>'
    )
    assert document.attachments == {}
    assert "hush" not in document.pages[0].extract_text()


def test_nothing_is_fetched_from_the_net(visitors):
    paths, address = visitors
    document = write(
        f'<img src="{address}/a.png" alt="A"><p>Text</p>'
        f'<style>p {{ background: url("{address}/b.png") }}</style>'
    )
    assert shown(document) == 0
    assert paths == []


def test_data_addresses_are_left_out():
    encoded = base64.b64encode(picture()).decode()
    assert shown(write(f'<img src="data:image/png;base64,{encoded}" alt="Red">')) == 0


@pytest.mark.parametrize("address", ["pictures/gone.png", "fonts/Gone.ttf", "settings.py"])
def test_missing_file_of_ours_stops_the_drawing(address):
    with pytest.raises(pdf.RenderingFailed, match="could not be drawn"):
        write(f'<img src="https://assets.invalid/{address}" alt="Gone">')


def test_drawing_that_never_ends_is_ended(settings):
    settings.PDF_SECONDS = 2
    began = time.monotonic()
    with pytest.raises(pdf.RenderingFailed, match="too long"):
        write("<p>Again and again, without an end. </p>" * 100_000)
    assert time.monotonic() - began < 60  # others may draw before; to the end, it takes minutes


def test_worker_that_takes_too_much_memory_ends_itself(settings):
    write("<p>Text</p>")
    settings.PDF_MEMORY = 100  # less than the libraries need
    with pytest.raises(pdf.RenderingFailed, match="could not be drawn"):
        write("<p>Text</p>")


def test_processes_draw_one_after_the_other():
    """Each takes its hundred megabytes: two at once would double that."""
    with ThreadPoolExecutor(3) as pool:
        answers = list(pool.map(lambda _number: pdf.ask(lingering, b""), range(3)))
    times = sorted(tuple(map(float, answer.split())) for answer in answers)
    assert [end < begin for (_, end), (begin, _) in pairwise(times)] == [True, True]


def test_worker_that_crashed_once_is_asked_again():
    assert pdf.ask(crashing, b"once") == b"drawn"


def test_worker_that_crashes_again_is_given_up():
    with pytest.raises(pdf.RenderingFailed, match="could not be drawn"):
        pdf.ask(crashing, b"always")
