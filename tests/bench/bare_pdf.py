"""What the export is measured against: the same document drawn by WeasyPrint, and nothing else.

A worker as `newsletter.workers.pdf` is, with the same order on standard input.
"""

import base64
import json
import mimetypes
import sys
import warnings

from newsletter.workers.pdf import ASSETS_URL, PICTURES_URL, own_files


def main() -> None:
    # The export brings its own fonts and says so in the same way.
    warnings.filterwarnings("ignore", message="No fonts configured")
    from weasyprint import HTML
    from weasyprint.urls import URLFetcher, URLFetcherResponse

    order = json.load(sys.stdin)
    files, pictures = own_files(), order["pictures"]

    class Fetcher(URLFetcher):
        def fetch(self, url, _headers=None):
            kind = mimetypes.guess_type(url)[0] or "application/octet-stream"
            return URLFetcherResponse(url, content(url), {"Content-Type": kind})

    def content(url: str) -> bytes:
        if url.startswith(PICTURES_URL):
            return base64.b64decode(pictures[url.removeprefix(PICTURES_URL)])
        return files[url.removeprefix(ASSETS_URL)].read_bytes()

    document = HTML(string=order["html"], base_url=ASSETS_URL, url_fetcher=Fetcher())
    sys.stdout.buffer.write(document.write_pdf())


if __name__ == "__main__":
    main()
