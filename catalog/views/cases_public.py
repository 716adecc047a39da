"""``/catalog/cases/``: what everybody reads, while it is published."""

from django.core.files.storage import default_storage
from django.http import FileResponse, Http404
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import ListView

from catalog.actions.public_photos import FULL, THUMBNAIL, stored_size
from catalog.forms.cases import PublicCaseSearchForm
from catalog.queries.cases import neighbours, public_cases, public_photos, readable
from catalog.queries.public_text import shown
from catalog.rules.cases_layout import blocks, cut
from catalog.views.public_answers import CatalogThrottle, PhotoThrottle, absolute, limited
from workshops.models import Standing

KEPT = 300
"""Seconds for which a browser shows a photograph without asking again: so long it may outlive a withdrawal."""


@method_decorator(limited(CatalogThrottle), name="dispatch")
class PublicCaseListView(ListView):
    template_name = "catalog/public_case_list.html"
    paginate_by = 12

    def get_queryset(self):
        self.form = PublicCaseSearchForm(self.request.GET)
        given = self.form.cleaned_data if self.form.is_valid() else {}
        return public_cases(given.get("search", ""), given.get("province") or None, given.get("year"))

    def get_context_data(self, **kwargs):
        canonical = absolute(self.request, self.request.path)
        context = super().get_context_data(**kwargs, form=self.form, canonical=canonical)
        page = context["page_obj"]
        page.object_list = [readable(case) for case in page.object_list]
        return context


@method_decorator(limited(CatalogThrottle), name="dispatch")
class PublicCaseView(View):
    def get(self, request, uid):
        case = readable(get_object_or_404(public_cases(), uid=uid))
        photos = [shown(photo, "caption") for photo in public_photos(uid)]
        numbered = list(enumerate(photos, 1))
        cover = next((number for number, photo in numbered if photo.photo_id == case.cover_id), None)
        context = {
            "case": case, "blocks": list(blocks(case.body)), "preview": cut(case.summary), "cover": cover,
            "photos": [(number, photo) for number, photo in numbered if number != cover],
            "in_force": case.workshop.standing == Standing.CERTIFIED,
            "others": [readable(other) for other in neighbours(case)[:3]],
            "canonical": absolute(request, request.path),
            "image": absolute(request, reverse("catalog:public-case-photo", args=[uid, 0])) if cover else "",
        }  # fmt: skip
        return render(request, "catalog/public_case_detail.html", context)


@method_decorator(limited(PhotoThrottle), name="dispatch")
class PublicPhotoView(View):
    """``photos/<number>/``: by place in the case, 0 the cover; ``?size=small`` for lists."""

    def get(self, request, uid, number):
        photos = list(public_photos(uid).select_related("photo", "case"))
        if number == 0:
            photos = [photo for photo in photos if photo.photo_id == photo.case.cover_id]
        at = max(number, 1) - 1
        if at >= len(photos):
            raise Http404
        size = THUMBNAIL if request.GET.get("size") == "small" else FULL
        try:
            response = FileResponse(
                default_storage.open(stored_size(photos[at].photo, size)), content_type="image/jpeg"
            )
        except OSError as error:
            raise Http404 from error
        response["Content-Security-Policy"] = "default-src 'none'; sandbox"
        response["Cache-Control"] = f"public, max-age={KEPT}"
        return response
