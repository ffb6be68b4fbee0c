import pytest

from newsletter.models import Issue
from newsletter.pdf import Document
from tests.admin_pages import page, typed
from tests.factories import ArticleFactory, CountryFactory, IssueFactory, MemberFactory


@pytest.fixture
def issue():
    return IssueFactory()


@pytest.fixture
def article(issue):
    return ArticleFactory(parent=issue, title_en="Kept", ordering=10)


@pytest.fixture
def ctr():
    return MemberFactory(ctr=True)


@pytest.fixture
def editor(client):
    """A browser in which the CTR is signed in."""
    client.force_login(MemberFactory(ctr=True))
    return client


@pytest.fixture
def save(editor, issue):
    """Save the issue's page with these changes; gives the answer."""

    def save(**changes):
        address = page(Issue, "change", issue.pk)
        return editor.post(address, typed(editor.get(address)) | changes)

    return save


@pytest.fixture
def drawn_at_once(monkeypatch):
    """PDFs cost no time, for tests of what happens around them."""
    drawn = Document(b"%PDF-1.7 drawn", 1, {})
    monkeypatch.setattr("newsletter.pdf.write", lambda _html, **_pictures: drawn)


@pytest.fixture
def no_austria():
    """The codes of the factories' countries begin at AA again: none is that of a bundle's."""
    CountryFactory.reset_sequence(0)
