"""The network as open data: what its public pages tell of countries, organisations and posts.

Without persons, who change often and are found on the pages, and without contact details: in a
table they would be gathered for other purposes than to reach a post.
"""

from thbnet.open_data import register

from .countries import COUNTRIES
from .organisations import ORGANISATIONS, name_organisations
from .posts import POSTS, ROLES
from .reading import CHUNK, codes_of

__all__ = ["CHUNK", "codes_of", "name_organisations", "register_all"]


def register_all() -> None:
    for table in (COUNTRIES, ORGANISATIONS, ROLES, POSTS):
        register(table)
