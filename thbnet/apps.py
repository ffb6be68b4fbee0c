from django.apps import AppConfig
from django.contrib.admin import apps as admin_apps


class ThbnetConfig(AppConfig):
    name = "thbnet"
    default = True


class AdminConfig(admin_apps.AdminConfig):
    default = False
    default_site = "thbnet.admin.Site"
