from django.conf.urls.i18n import i18n_patterns
from django.contrib import admin
from django.urls import include, path

from network.admin.contacts import contacts
from network.invitation_views import AcceptInvitation
from newsletter.admin.pictures import draft_picture
from newsletter.views import Home, Styleguide, enter_code, picture, verify

from . import views
from .machines import robots, security
from .models import Page
from .open_data import views as open_data
from .search.views import Description, Search
from .shared import shared
from .sitemaps import sitemap, sitemap_part

handler400 = "thbnet.views.bad_request"
handler429 = "thbnet.accounts.views.too_many_requests"

urlpatterns = [
    path("", views.to_the_readers_language),
    path("verify/", views.to_the_readers_language, {"page": "newsletter-verify"}),
    path(
        "verify/<str:code>/",
        views.to_the_readers_language,
        {"page": "newsletter-verification"},
        name="verify-code",
    ),
    path("healthz", views.healthz, name="healthz"),
    path("robots.txt", shared(robots), name="robots"),
    path(".well-known/security.txt", shared(security), name="security"),
    path("sitemap.xml", shared(sitemap), name="sitemap"),
    path("sitemap-<slug:name>-<int:number>.xml", shared(sitemap_part), name="sitemap-part"),
    path("open-data/datapackage.json", shared(open_data.package), name="open-data-package"),
    path("open-data/<slug:name>.csv", shared(open_data.csv_file), name="open-data-csv"),
    path("open-data/<slug:name>.json", shared(open_data.json_file), name="open-data-json"),
    path("media/newsletter/<int:number>/<str:name>", picture, name="newsletter-picture"),
    path("media/<path:name>", views.media, name="media"),
    path("styleguide/", Styleguide.as_view()),  # with DEBUG only
    path("admin/newsletter/pictures/<path:name>", draft_picture),
    path("admin/network/contacts/", admin.site.admin_view(contacts), name="network-contacts"),
    path("admin/", admin.site.urls),
    path("accounts/invitation/<str:token>/", AcceptInvitation.as_view(), name="invitation"),
    path("accounts/", include("thbnet.accounts.urls")),
    path("texts/", include("newsletter.authors.urls")),
    *i18n_patterns(
        path("", shared(Home.as_view()), name="home"),
        path("newsletter/", include("newsletter.urls")),
        path("verify/", shared(enter_code), name="newsletter-verify"),
        path("verify/<str:code>/", verify, name="newsletter-verification"),
        path("", include("network.urls")),
        path("", include("strategy.urls")),
        path("open-data/", shared(open_data.about), name="open-data"),
        path("search/", shared(Search.as_view()), name="search"),
        path("search/description.xml", shared(Description.as_view()), name="search-description"),
        *(
            path(f"{key}/", shared(views.about_the_site), {"key": key}, name=key)
            for key in Page.Key
        ),
    ),
]
