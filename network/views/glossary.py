from django.db.models import Exists, OuterRef
from django.views.generic import ListView

from network.models import Listing, Role
from thbnet.sections import sections


class Glossary(ListView):
    template_name = "network/glossary.html"
    context_object_name = "roles"

    def get_queryset(self):
        posts = Listing.objects.current().seats().filter(role=OuterRef("pk"))
        roles = Role.objects.annotate(has_posts=Exists(posts))
        return sorted(roles, key=lambda role: role.label.casefold())

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, sections=sections("glossary", self.object_list))
