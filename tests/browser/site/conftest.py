import pytest

from tests.serving import Server

from . import crawling, demo


@pytest.fixture(scope="session")
def server():
    """The production server on the demo content."""
    with demo.demo() as environment:
        running = Server(environment)
        yield running
        running.kill()


@pytest.fixture(scope="session")
def found(server):
    """Everything that a reader can reach, by address."""
    return crawling.crawl(server)


@pytest.fixture(scope="session")
def pages(found):
    return [found[address] for address in crawling.plain_addresses(found)]
