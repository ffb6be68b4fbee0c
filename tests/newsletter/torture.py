"""Ten issues such as nobody would compose: what the pages must bear all the same.

Each function fills a draft. How their pages look is for eyes to judge; see `test_torture`.
"""

from collections.abc import Callable
from io import BytesIO
from itertools import pairwise

from django.core.files.uploadedfile import SimpleUploadedFile
from PIL import Image as Picture

from newsletter.models import Issue
from tests import factories

ENGLISH = (
    "People who meet regularly know whom to call when a child needs protection.",
    "What is learnt in one town is told in the next, with the figures and their sources.",
    "The embassy, the city and two associations share the costs and the work.",
    "Training brings together police officers, prosecutors and social workers.",
)
# A fifth longer, as translations are.
FRENCH = (
    "Celles et ceux qui se rencontrent savent qui appeler dès qu’un enfant a besoin de protection.",
    "Ce qui s’apprend dans une ville est rapporté dans la suivante, chiffres et sources à l’appui.",
    "L’ambassade, la municipalité et deux associations se partagent les frais comme le travail.",
    "Les formations réunissent des policiers, des procureurs ainsi que des travailleurs sociaux.",
)
# Serbian, Bulgarian, Romanian, Albanian, Bosnian, Polish.
NAMES = (
    ("Ђорђе", "Његошевић-Џунић"),
    ("Йордан", "Щърбанов"),
    ("Ștefăniță", "Țărănescu"),
    ("Gjergj", "Përmetçi"),
    ("Đenana", "Šabanagić-Žeželj"),
    ("Małgorzata", "Święćkowska-Łoś"),
)


def prose(sentences: tuple[str, ...], words: int) -> str:
    """Paragraphs of about four sentences with at least so many words in all."""
    paragraphs, count, turn = [], 0, 0
    while count < words:
        chosen = [sentences[(turn + n) % len(sentences)] for n in range(4)]
        paragraphs.append(f"<p>{' '.join(chosen)}</p>")
        count += sum(len(sentence.split()) for sentence in chosen)
        turn += 1
    return "".join(paragraphs)


def texts(name: str, words: int) -> dict[str, str]:
    """The columns `name_en` and `name_fr`."""
    return {f"{name}_en": prose(ENGLISH, words), f"{name}_fr": prose(FRENCH, words)}


def teaser(text: str = "What this is about, in two lines or three") -> dict[str, str]:
    return {"teaser_en": text, "teaser_fr": f"{text} (en français)"}


def one_line(issue: Issue) -> None:
    factories.ArticleFactory(parent=issue, title_en="The only one", title_fr="Le seul")


def forty_blocks(issue: Issue) -> None:
    holder = factories.HolderFactory()
    actions = factories.ActionFactory.create_batch(2)
    for _round in range(8):
        factories.ArticleFactory(parent=issue, **texts("text", 180), **teaser())
        factories.KeyFigureFactory(parent=issue)
        factories.ActionsFactory(parent=issue, actions=actions)
        factories.InterviewFactory(parent=issue, holder=holder)
        factories.QuestionAnswerFactory(parent=issue, **texts("answer", 120))


def nobody_has_a_portrait(issue: Issue) -> None:
    holders = [factories.HolderFactory(given_name=one, family_name=two) for one, two in NAMES]
    factories.ForewordFactory(parent=issue, signatories=holders, **texts("text", 300), **teaser())
    for holder in holders[:4]:
        factories.InterviewFactory(parent=issue, holder=holder)
        factories.QuestionAnswerFactory(parent=issue, **texts("answer", 90))


def endless_words(issue: Issue) -> None:
    title = "Coordination interministérielle et transfrontalière contre la traite des êtres humains"
    issue.title_en = issue.title_fr = f"{title} : état des lieux, 2014-2024".ljust(120, ".")[:120]
    issue.save()
    word = "Donaudampfschifffahrtsgesellschaftskapitänswitwenrentenauszahlungsstelle"
    section = title[:40]
    article = {"title_en": title, "title_fr": title, "section_en": section, "section_fr": section}
    factories.ArticleFactory(parent=issue, lead_en=title * 2, lead_fr=title * 2, **article)
    factories.ArticleFactory(
        parent=issue, title_en=word, title_fr=word, **texts("text", 60), **teaser(word * 2)
    )


def interviews_of_two_thousand_words(issue: Issue) -> None:
    for words in (2000, 60, 2000):
        holder = factories.HolderFactory(pictured=True)
        quotes = {"quote_en": ENGLISH[0], "quote_fr": FRENCH[0]}
        factories.InterviewFactory(parent=issue, holder=holder, **quotes)
        for _part in range(4):
            factories.QuestionAnswerFactory(parent=issue, **texts("answer", words // 4))
        if words != 2000:
            factories.ArticleFactory(parent=issue, **texts("text", 40))


def twelve_posts_in_one_town(issue: Issue) -> None:
    seat = factories.TownFactory(country=factories.CountryFactory(code="BG", partner=True))
    embassy = factories.OrganisationFactory(country=seat.country, town=seat)
    for number in range(12):
        role = factories.RoleFactory(acronym=f"RO{number}" if number % 3 else "")
        factories.ActorFactory(role=role, organisation=embassy)
    factories.NetworkMapFactory(parent=issue, **texts("text", 120))


def names_of_every_script(issue: Issue) -> None:
    towns = [
        factories.TownFactory(name_en=name, name_fr=name)
        for name in ("Скопље", "Пловдив", "Brăila", "Gjirokastër", "Županja")
    ]
    partners = [
        factories.OrganisationFactory(name_en=name, name_fr=name, kind="ngo")
        for name in ("Удружење Астра", "Fundația Împreună", "Shoqata “Të Drejtat”", "Zemlja djece")
    ]
    actions = [
        factories.ActionFactory(towns=[town], partners=partners, countries=[town.country])
        for town in towns
    ]
    factories.ActionsFactory(parent=issue, actions=actions)
    for given, family in NAMES[:2]:
        holder = factories.HolderFactory(given_name=given, family_name=family)
        factories.InterviewFactory(parent=issue, holder=holder)
        factories.QuestionAnswerFactory(parent=issue, **texts("answer", 80))


def pictures_and_figures(issue: Issue) -> None:
    for number in range(7):
        figure = f"{10**number:,}"
        factories.KeyFigureFactory(parent=issue, figure_en=figure, figure_fr=figure)
    for size in ((4000, 300), (300, 2400), (60, 40), (1600, 1200)):
        factories.ImageFactory(parent=issue, image=picture(*size))
        factories.ArticleFactory(parent=issue, **texts("text", 150))


def seven_components_and_thirty_actions(issue: Issue) -> None:
    strategy = factories.StrategyFactory()
    components = [
        factories.ComponentFactory(
            strategy=strategy, number=number, short_title_en="Identification of victims"[:30]
        )
        for number in range(1, 8)
    ]
    for source, target in pairwise(components):
        source.informs.add(target)
    factories.ComponentsDiagramFactory(parent=issue, strategy=strategy, **texts("text", 40))
    factories.CountriesMapFactory(parent=issue, **texts("text", 40))
    for code in ["AL", "BA", "HR", "XK", "MK", "MD", "ME", "RO", "RS", "GR", "SI", "HU"]:
        factories.CountryFactory(code=code, partner=True)
    leader = factories.ActorFactory()
    actions = factories.ActionFactory.create_batch(30, leader=leader)
    factories.ActionsFactory(parent=issue, actions=actions)


def everything_starts_a_page(issue: Issue) -> None:
    for number in range(3):
        factories.ArticleFactory(
            parent=issue, starts_page=True, **texts("text", 700 + 90 * number), **teaser()
        )
    factories.ContactFactory(parent=issue, actor=factories.HolderFactory().actor)


def picture(width: int, height: int):
    buffer = BytesIO()
    Picture.linear_gradient("L").resize((width, height)).convert("RGB").save(buffer, "JPEG")
    return SimpleUploadedFile("picture.jpg", buffer.getvalue(), "image/jpeg")


ISSUES: tuple[Callable[[Issue], None], ...] = (
    one_line,
    forty_blocks,
    nobody_has_a_portrait,
    endless_words,
    interviews_of_two_thousand_words,
    twelve_posts_in_one_town,
    names_of_every_script,
    pictures_and_figures,
    seven_components_and_thirty_actions,
    everything_starts_a_page,
)
