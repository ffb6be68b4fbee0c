"""What a post still lacks, in words, each with the place where it is filled in."""

from collections.abc import Iterator
from dataclasses import dataclass

from django.conf import settings
from django.utils.translation import gettext as _

from thbnet.admin.links import admin_url

from .models import Actor, Holder


@dataclass(frozen=True)
class Gap:
    sentence: str
    url: str


def gaps(post: Actor) -> list[Gap]:
    """Reads `holder`: ask for the post with `with_holders`."""
    edit = admin_url(Actor, "change", post.pk)
    found = [*_in_the_post(post, edit)]
    if post.holder:
        found += _in_the_profile(post.holder, admin_url(Holder, "change", post.holder.pk))
    return found


def _in_the_post(post: Actor, edit: str) -> Iterator[Gap]:
    empty = _languages_without(post, "mandate")
    if len(empty) == len(settings.LANGUAGES):
        yield Gap(_("The mandate is missing."), f"{edit}#id_mandate_{settings.LANGUAGE_CODE}")
    else:
        for code, language in empty:
            sentence = _("The mandate is missing in %(language)s.") % {"language": language}
            yield Gap(sentence, f"{edit}#id_mandate_{code}")
    if not post.email:
        yield Gap(_("There is no e-mail address of the office."), f"{edit}#id_email")


def _in_the_profile(holder: Holder, edit: str) -> Iterator[Gap]:
    if not holder.portrait:
        yield Gap(_("There is no portrait of %(name)s.") % {"name": holder}, f"{edit}#id_portrait")
    empty = _languages_without(holder, "biography")
    if len(empty) < len(settings.LANGUAGES):
        for code, language in empty:
            sentence = _("The biography is missing in %(language)s.") % {"language": language}
            yield Gap(sentence, f"{edit}#id_biography_{code}")


def _languages_without(row, name: str) -> list[tuple[str, str]]:
    """The languages in which the translated field is empty, each with its name."""
    return [(code, word) for code, word in settings.LANGUAGES if not getattr(row, f"{name}_{code}")]
