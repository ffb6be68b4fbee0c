"""The contacts of the network: what every member who may enter the admin may know of each post."""

from collections import defaultdict

from django.contrib import admin
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from network.models import Actor, Country
from thbnet.words import plain

LONGEST_SEARCH = 100  # characters


@require_safe
def contacts(request):
    words = request.GET.get("q", "")[:LONGEST_SEARCH]
    context = {
        "title": _("Contacts of the network"),
        "words": words,
        "countries": by_country(found(words), request.user),
    }
    return admin.site.own_page(request, "admin/network/contacts.html", context)


def found(words: str) -> list[Actor]:
    """The posts that last and in whose description every word occurs."""
    wanted = plain(words).split()
    posts = Actor.objects.current().with_holders()
    return [post for post in posts if all(word in _description(post) for word in wanted)]


def _description(post: Actor) -> str:
    seat = post.organisation
    parts = [post, post.role.name, seat.country, seat.town, *post.countries.all()]
    return plain(" ".join(str(part) for part in [*parts, post.holder] if part))


def by_country(posts: list[Actor], member) -> list[tuple[Country, list]]:
    """Grouped by seat, each post with exactly the contact details that this member may see."""
    groups: dict[Country, list] = defaultdict(list)
    for post in posts:
        groups[post.organisation.country].append((post, post.contact_for(member)))
    return sorted(groups.items(), key=lambda group: plain(group[0].name))
