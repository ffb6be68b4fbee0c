"""The demo: content from the network's first newsletter, in `content/`."""

from pathlib import Path

CONTENT = Path(__file__).parent / "content"
