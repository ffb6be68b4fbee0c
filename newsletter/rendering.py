"""From an issue's material to its body, for one language and one medium.

A block's template is `newsletter/blocks/<medium>/<model name>.html`. It gets `block`, `issue`,
`day` (whose names and posts are told), `anchor`, and what the block's function below adds.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial

from django.conf import settings
from django.template.loader import render_to_string
from django.utils import translation
from django.utils.safestring import mark_safe

from network.map import countries_map, network_map, svg
from strategy.diagram import components_diagram
from thbnet.tongues import mark

from . import models
from .acronyms import legend
from .imprint import Imprint, of_draft
from .material import Material
from .pictures import Pictures

MEDIA = ("web", "pdf")
# So many teasers are about as high as a foreword: on paper they stand beside it.
BESIDE = (3, 4)


@dataclass(frozen=True)
class Setting:
    """Where a block is being shown."""

    material: Material
    medium: str
    pictures: Pictures

    @property
    def is_web(self) -> bool:
        return self.medium == "web"

    @property
    def day(self):
        return self.material.issue.reference_day

    def picture(self, file, rendition: str) -> str:
        """The address of a picture as this medium wants it, or "" when there is none."""
        suited = rendition if self.is_web else f"{rendition}_{self.medium}"
        return self.pictures.add(file, suited)

    def drawing(self, template: str, **drawn) -> str:
        """The address of a drawing as a picture; paper has it drawn in place."""
        return self.pictures.keep(svg(template, **drawn), ".svg") if self.is_web else ""

    def named_partners(self) -> list[tuple]:
        """(country, its name on the day) in the alphabetical order of the active language."""
        named = [(country, country.name_on(self.day)) for country in self.material.partners]
        return sorted(named, key=lambda pair: pair[1])


def render(
    material: Material,
    *,
    language: str,
    medium: str,
    pictures: Pictures,
    imprint: Imprint | None = None,
) -> str:
    """The HTML body of an issue (web) or the whole HTML document (pdf).

    Without an imprint it says that it is not published.
    """
    setting = Setting(material, medium, pictures)
    with translation.override(language):
        runs = [
            {"kind": kind, "pieces": [_piece(block, setting) for block in blocks]}
            for kind, blocks in material.runs
        ]
        pieces = [piece for run in runs for piece in run["pieces"]]
        teasers = [piece for piece in pieces if _announced(piece["block"])]
        beside = bool(runs) and runs[0]["kind"] == "foreword" and len(teasers) in BESIDE
        context = {
            "issue": material.issue,
            "name": str(material.issue.main),
            "imprint": imprint or of_draft(material.issue),
            "language": language,
            "site_url": settings.SITE_URL,
            "teasers": teasers,
            "is_wide": not beside,
            # Called by the template that prints it, or not at all.
            "legend": partial(legend, material, language=language),
            "runs": runs,
        }
        body = render_to_string(f"newsletter/editions/{medium}.html", context)
        # The character instead of its name: shorter, and what the same words elsewhere have.
        body = mark_safe(body.replace("&nbsp;", "\N{NO-BREAK SPACE}"))  # noqa: S308 - rendered
        return mark(body, material.own_names)


def render_block(
    block: models.Block, material: Material, *, language: str, pictures: Pictures
) -> str:
    """One of the material's blocks alone, as the web page of the issue shows it."""
    with translation.override(language):
        piece = _piece(block, Setting(material, "web", pictures))
        shown = render_to_string(piece["template"], {**piece, "piece": piece})
        return mark(shown, material.own_names)


def announce(material: Material, *, language: str) -> list[dict[str, str]]:
    """What "In this issue" tells of the blocks with a teaser: title, text and anchor of each."""
    with translation.override(language):
        return [
            {"title": block.telling, "text": block.teaser, "anchor": anchor(block)}
            for block in material.blocks
            if _announced(block)
        ]


def list_contents(material: Material, *, language: str) -> list[dict[str, str]]:
    """Of every block, in order, its anchor and the heading under which it stands, or ""."""
    with translation.override(language):
        return [{"title": _heading(block), "anchor": anchor(block)} for block in material.blocks]


def _heading(block: models.Block) -> str:
    return block.telling if isinstance(block, models.Interview) else getattr(block, "title", "")


def anchor(block: models.Block) -> str:
    return f"{block._meta.model_name}-{block.pk}"


def template_name(block_type: type[models.Block], medium: str) -> str:
    return f"newsletter/blocks/{medium}/{block_type._meta.model_name}.html"


def _announced(block: models.Block) -> bool:
    return bool(getattr(block, "teaser", ""))


def _piece(block: models.Block, setting: Setting) -> dict:
    extras = EXTRAS.get(type(block))
    return {
        "template": template_name(type(block), setting.medium),
        "block": block,
        "issue": setting.material.issue,
        "day": setting.day,
        "anchor": anchor(block),
        **(extras(block, setting) if extras else {}),
    }


def _person(holder, setting: Setting) -> dict:
    return {"holder": holder, "portrait": setting.picture(holder.portrait, "card")}


def _foreword(block: models.Foreword, setting: Setting) -> dict:
    return {"signatories": [_person(holder, setting) for holder in block.signatories.all()]}


def _diagram(block: models.ComponentsDiagram, setting: Setting) -> dict:
    components = list(block.strategy.components.all())
    drawn = components_diagram(components)
    picture = setting.drawing("_components/diagram.html", diagram=drawn)
    return {"components": components, "diagram": drawn, "picture": picture}


def _countries(_block: models.CountriesMap, setting: Setting) -> dict:
    partners = setting.named_partners()
    drawing = countries_map(partners, link=False)
    picture = setting.drawing("_components/map.html", map=drawing)
    return {"partners": partners, "map": drawing, "picture": picture}


def _network(_block: models.NetworkMap, setting: Setting) -> dict:
    drawing = network_map(setting.material.posts, setting.named_partners())
    picture = setting.drawing("_components/network_map.html", map=drawing)
    return {"map": drawing, "picture": picture}


def _interview(block: models.Interview, setting: Setting) -> dict:
    return {
        "holder": block.holder,
        "portrait": setting.picture(block.shown_portrait, "card"),
        "contact": block.contact,
        "questions": setting.material.questions[block],
    }


def _actions(block: models.Actions, _setting: Setting) -> dict:
    actions = block.actions.all()
    return {"actions": actions, "noted": list(_noted(actions))}


def _noted(actions) -> Iterator[tuple]:
    """(action, those of its countries whose footnote no action before it owes)."""
    owed: set = set()
    for action in actions:
        noted = [row for row in action.countries.all() if row.footnote and row not in owed]
        owed.update(noted)
        yield action, noted


def _image(block: models.Image, setting: Setting) -> dict:
    is_high = block.image_width < 2 * block.image_height
    return {"image": setting.picture(block.image, "page"), "is_high": is_high}


def _contact(block: models.Contact, setting: Setting) -> dict:
    return {
        "contact": block.actor.contact_for(),
        "holder": block.actor.holder_on(setting.day),
    }


EXTRAS: dict[type[models.Block], Callable[[models.Block, Setting], dict]] = {
    models.Foreword: _foreword,
    models.ComponentsDiagram: _diagram,
    models.CountriesMap: _countries,
    models.NetworkMap: _network,
    models.Interview: _interview,
    models.Actions: _actions,
    models.Image: _image,
    models.Contact: _contact,
}
