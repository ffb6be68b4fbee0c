"""What could leak: two embassies with everything they own, a draft, accounts. All of it marked."""

import datetime

from allauth.account.models import EmailAddress

from network.models import Actor, Holder, Message
from newsletter.models import BLOCKS, Interview, NetworkMap
from strategy.models import Action, Contribution
from tests import factories
from tests.factories import (
    ActionFactory,
    ActorFactory,
    CommentFactory,
    ComponentFactory,
    ContributionFactory,
    EditionFactory,
    EventFactory,
    HolderFactory,
    HotlineFactory,
    IssueFactory,
    MemberFactory,
    MessageFactory,
    OrganisationFactory,
    PageFactory,
    ReviewFactory,
    RoleFactory,
    StandardQuestionFactory,
    TermFactory,
    TextRequestFactory,
    TownFactory,
)

from .secrets import DRAFT, LETTER, MEMBER, OFFICE, OWN_LETTER, ROOT, SARAJEVO, SOFIA, mark

OF_NOBODY = (TownFactory, TermFactory, StandardQuestionFactory, HotlineFactory, PageFactory)
LONG_AGO = datetime.date(1987, 3, 1)


class Embassy:
    """What it owns: a post with its holders, of now and of then, a vacant post, an action, money.

    And a letter to it, marked with a word of its own: the CTR reads all the rest.

    The embassy's name is public. What only its own rows name is marked as they are.
    """

    def __init__(self, town: str, secret: str, letter: str):
        self.organisation = OrganisationFactory(name_en=f"Embassy in {town}")
        role = RoleFactory(acronym="", name_en=f"Role {secret}", name_fr=f"Fonction {secret}")
        actors = ActorFactory.create_batch(2, organisation=self.organisation, role=role)
        left = HolderFactory.build(actor=actors[0], since=LONG_AGO, until=datetime.date(2012, 1, 1))
        action = ActionFactory(
            leader=actors[0],
            starts_on=LONG_AGO,
            components=[ComponentFactory()],
            countries=[self.organisation.country],
            partners=[self.organisation],
        )
        giver = OrganisationFactory(name_en=f"Giver {secret}", name_fr=f"Donateur {secret}")
        self.rows = {
            Actor: [mark(actor, secret) for actor in actors],
            Holder: [
                mark(HolderFactory(actor=actors[0], pictured=True), secret),
                mark(left, secret),
            ],
            Action: [mark(action, secret)],
            Contribution: [mark(ContributionFactory(action=action, giver=giver), secret)],
            Message: [mark(MessageFactory(post=actors[0]), letter)],
        }

    def first(self, model):
        return self.rows[model][0]


class World:
    def __init__(self):
        self.sarajevo = Embassy("Sarajevo", SARAJEVO, LETTER)
        self.sofia = Embassy("Sofia", SOFIA, OWN_LETTER)
        mark(MessageFactory(post=None), OFFICE)
        self.draft = mark(IssueFactory(), DRAFT)
        self.blocks = [mark(_block(model, self), DRAFT) for model in BLOCKS if model != NetworkMap]
        self.draft.status = self.draft.Status.IN_REVIEW
        self.draft.save()
        said = mark(CommentFactory(issue=self.draft, block=self.blocks[0]), DRAFT)
        mark(CommentFactory(issue=self.draft, answers=said), DRAFT)
        [interview] = [block for block in self.blocks if isinstance(block, Interview)]
        TextRequestFactory(interview=interview, name=DRAFT, message=DRAFT)
        ReviewFactory(issue=self.draft, message=DRAFT)
        EventFactory(issue=self.draft, about=DRAFT, by_name=DRAFT)
        gone = IssueFactory()
        EventFactory(issue=gone, kind="deleted", about=DRAFT, by_name=DRAFT)
        gone.delete()
        withdrawn = mark(IssueFactory(withdrawn=True), DRAFT)
        self.edition = EditionFactory(issue=withdrawn, html=f"<p>{DRAFT}</p>")
        self.colleague = _account(self.sarajevo.organisation, MEMBER)
        self.root = _account(None, ROOT, superuser=True)
        # Whom letters can be passed on to, and who can open the form for it.
        self.reader = MemberFactory(organisation=self.sofia.organisation, staff=True)
        # Or the pages of these kinds of rows would show none.
        for factory in OF_NOBODY:
            factory()


def _account(organisation, secret: str, **traits):
    member = mark(MemberFactory(organisation=organisation, **traits), secret)
    EmailAddress.objects.create(user=member, email=member.email, verified=True, primary=True)
    return member


def _block(model, world: World):
    """A block of the draft, about Sofia's people and actions: to be told to its readers only.

    Without the network's map, which names every post, as the public page does.
    """
    sofia, names = world.sofia, {field.name for field in model._meta.get_fields()}
    fields = {
        "actor": sofia.first(Actor),
        "holder": sofia.first(Holder),
        "actions": sofia.rows[Action],
        "signatories": sofia.rows[Holder],
    }
    about = {name: value for name, value in fields.items() if name in names}
    return getattr(factories, f"{model.__name__}Factory")(parent=world.draft, **about)
