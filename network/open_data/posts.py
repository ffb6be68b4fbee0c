from django.utils.translation import gettext_lazy as _

from network.models import Actor, Role
from network.models.holder import is_held
from thbnet.open_data import Addresses, Field, Table, both

from .reading import CHUNK, codes_of


def role_rows():
    columns = "pk", "acronym", "name_en", "name_fr", "field_of_work_en", "field_of_work_fr"
    return Role.objects.order_by("pk").values_list(*columns)


ROLES = Table(
    name="roles",
    title=_("What posts do"),
    fields=(
        Field("id", "integer", _("Number of the row; it is never given to another one")),
        Field("acronym", "string", _("Acronym of the French term")),
        *both("name", _("Term")),
        *both("field_of_work", _("Field of work")),
    ),
    rows=role_rows,
    count=Role.objects.count,
)


def rows():
    addresses, codes = Addresses("network:actor"), codes_of(Actor.countries.through, "actor")
    posts = Actor.objects.begun().annotate(is_held=is_held()).order_by("slug")
    for post in posts.iterator(CHUNK):
        yield (
            post.slug,
            post.role_id,
            post.organisation_id,
            codes[post.pk],
            post.mandate_en,
            post.mandate_fr,
            post.since,
            post.last_day,
            not (post.is_held or post.has_ended),
            post.confirmed_on,
            *addresses.of(post.slug),
        )


POSTS = Table(
    name="posts",
    title=_("Posts of the network"),
    fields=(
        Field("id", "string", _("Last part of the page’s address")),
        Field("role", "integer", _("Id of its role"), refers_to="roles"),
        Field("organisation", "integer", _("Id of its organisation"), refers_to="organisations"),
        Field("countries", "list", _("ISO 3166 codes of the countries it covers")),
        *both("mandate", _("What it does")),
        Field("since", "date", _("First day; empty: not known")),
        Field("until", "date", _("Last day; empty: it lasts")),
        Field("is_vacant", "boolean", _("Whether nobody holds it today")),
        Field("confirmed_on", "date", _("Day on which the embassy last confirmed it")),
        *both("url", _("Page")),
    ),
    rows=rows,
    count=lambda: Actor.objects.begun().count(),
)
