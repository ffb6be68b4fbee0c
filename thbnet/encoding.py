"""Which encoding a request has."""


def only_utf8(get_response):
    """A middleware: browsers send what they are told to, which is UTF-8.

    Django believes whatever else a request claims, even names of codecs that decode no text, or
    that make half characters, which neither a database nor a page can hold.
    """

    def middleware(request):
        # Not by its setter, which reads the query string first, in the encoding that is claimed.
        request._encoding = "utf-8"
        return get_response(request)

    return middleware
