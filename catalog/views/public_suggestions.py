"""``/catalog/suggestions/``: the list under the search box; a part of a page, fetched while somebody types."""

from django.shortcuts import render
from django.views.decorators.http import require_safe

from catalog.forms.public import WORDS_LENGTH
from catalog.queries.public_suggestions import suggestions
from catalog.views.public_answers import CatalogThrottle, limited


@require_safe
@limited(CatalogThrottle)
def suggestion_list(request):
    typed = request.GET.get("search", "").strip()[:WORDS_LENGTH]
    return render(request, "catalog/public_suggestions.html", {"found": suggestions(typed), "typed": typed})
