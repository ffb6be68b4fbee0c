"""A tab on the server that hears everything the browser has to say."""

from contextlib import contextmanager


@contextmanager
def opened(chromium, server, blocked=(), **options):
    """An empty tab; what is `blocked` (Playwright's types of resources) never comes.

    Afterwards: nothing was written to the console, nothing was asked of another host.
    """
    home = f"http://127.0.0.1:{server.port}"
    context = chromium.new_context(base_url=home, **options)
    context.set_default_timeout(20_000)  # milliseconds
    tab, said = context.new_page(), []
    tab.on("console", lambda message: said.append((tab.url, message.text)))
    tab.on("pageerror", lambda error: said.append((tab.url, str(error))))
    tab.on("request", lambda request: request.url.startswith(home) or said.append(request.url))
    for kind in blocked:
        tab.route("**/*", lambda route, kind=kind: _refuse(route, kind))
    yield tab
    context.close()
    assert blocked or said == []


def _refuse(route, kind):
    if route.request.resource_type == kind:
        route.abort()
    else:
        route.fallback()
