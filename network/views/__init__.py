"""The network's pages. They tell everyone the same, signed in or not: copies can be shared.

What holds today is asked in `get_queryset`, at each request: a class attribute would be asked
once, on the day the server started.
"""

from .countries import Countries, CountriesMap, CountryPage
from .glossary import Glossary
from .posts import ActorPage, Actors, ActorsMap

__all__ = [
    "ActorPage",
    "Actors",
    "ActorsMap",
    "Countries",
    "CountriesMap",
    "CountryPage",
    "Glossary",
]
