"""In front of Django: pages that all readers share are answered from copies, and are never stale.

A copy holds for one state of the content and one day; docs/adr/0021 tells why, docs/performance.md
what it brings. What Django answers itself is compressed here too.
"""

from .application import Front

__all__ = ["Front"]
