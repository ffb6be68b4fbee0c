from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from .formats import as_csv, as_json
from .package import LICENCE, data_package
from .tables import Table, tables

# Pages of other sites may read what everybody may read.
OPEN = {"Access-Control-Allow-Origin": "*"}


@require_safe
def about(request):
    counted = [(table, table.count()) for table in tables()]
    return render(request, "open_data/about.html", {"tables": counted, "licence": LICENCE})


@require_safe
def csv_file(_request, name: str):
    headers = {**OPEN, "Content-Disposition": f'attachment; filename="{name}.csv"'}
    content = as_csv(_table(name))
    return HttpResponse(content, content_type="text/csv; charset=utf-8", headers=headers)


@require_safe
def json_file(_request, name: str):
    return HttpResponse(as_json(_table(name)), content_type="application/json", headers=OPEN)


@require_safe
def package(_request):
    return JsonResponse(data_package(), headers=OPEN, json_dumps_params={"ensure_ascii": False})


def _table(name: str) -> Table:
    """Raises Http404 for a name that no table has."""
    for table in tables():
        if table.name == name:
            return table
    raise Http404
