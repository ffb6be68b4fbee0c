"""The description of all tables for machines: a Data Package, version 2, of Frictionless."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext, override

from .formats import SEPARATOR
from .tables import Field, Table, tables

PROFILE = "https://datapackage.org/profiles/2.0/datapackage.json"
LICENCE = {
    "name": "etalab-2.0",
    "title": "Licence Ouverte / Open Licence 2.0",
    "path": "https://www.etalab.gouv.fr/licence-ouverte-open-licence",
}


def data_package() -> dict:
    with override("en"):
        return {
            "$schema": PROFILE,
            "name": "thbnet",
            "title": gettext("Open data of the network"),
            "homepage": settings.SITE_URL + reverse("open-data"),
            "licenses": [LICENCE],
            "resources": [_resource(table) for table in tables()],
        }


def _resource(table: Table) -> dict:
    return {
        "name": table.name,
        "title": str(table.title),
        "path": settings.SITE_URL + reverse("open-data-csv", args=[table.name]),
        "format": "csv",
        "mediatype": "text/csv",
        "encoding": "utf-8",
        "schema": {
            "fields": [_field(field) for field in table.fields],
            "primaryKey": [table.names[0]],
            "foreignKeys": [_reference(field) for field in table.fields if field.refers_to],
            "missingValues": [""],
        },
    }


def _reference(field: Field) -> dict:
    other = next(table for table in tables() if table.name == field.refers_to)
    return {
        "fields": [field.name],
        "reference": {"resource": other.name, "fields": [other.names[0]]},
    }


def _field(field: Field) -> dict:
    told = {"name": field.name, "type": field.kind, "description": str(field.meaning)}
    with override("fr"):
        told["description_fr"] = str(field.meaning)
    return told | ({"delimiter": SEPARATOR} if field.kind == "list" else {})
