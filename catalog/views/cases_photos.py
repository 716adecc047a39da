"""Photographs of an exemplary case: for who writes it, and one at a time for whoever may read it."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.shortcuts import redirect, render
from django.views import View

from catalog.actions import cases_photos
from catalog.forms.cases import ArrangeForm, PhotosForm
from catalog.models import CasePhoto
from catalog.views.cases import editable_or_404
from certification.forms.files import stored
from workshops.access.scope import get_visible_or_404
from workshops.actions.storing import store_photo
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send


class CasePhotosView(LoginRequiredMixin, View):
    """Two forms on a page: adding, and putting in order."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.case = editable_or_404(request.user, kwargs["pk"])
            self.photos = list(self.case.photos.select_related("photo").order_by("position", "pk"))
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        return self.show(PhotosForm(), self.arranging())

    def post(self, request, pk):
        if "arrange" in request.POST:
            form = self.arranging(request.POST)
            if form.is_valid() and done_or_refused(form, lambda: self.arrange(form)):
                messages.success(request, "照片已整理。")
                return redirect("catalog:exemplary-case-photos", pk)
            return self.show(PhotosForm(), form)
        form = PhotosForm(request.POST, request.FILES)
        if form.is_valid() and done_or_refused(form, lambda: self.add(form)):
            messages.success(request, "照片已上传。")
            return redirect("catalog:exemplary-case-photos", pk)
        return self.show(form, self.arranging())

    def arranging(self, *data):
        return ArrangeForm(*data, case=self.case, photos=self.photos)

    def add(self, form):
        user, region = self.request.user, self.case.workshop.region
        with stored(form.cleaned_data["photos"], by=user, region=region, store=store_photo) as kept:
            return cases_photos.add(self.case.pk, by=user, photos=kept)

    def arrange(self, form):
        cover = form.cleaned_data["cover"]
        return cases_photos.arrange(self.case.pk, by=self.request.user, places=form.places, cover=cover)

    def show(self, adding, arranging):
        context = {"case": self.case, "adding": adding, "arranging": arranging, "photos": self.photos}
        return render(self.request, "catalog/case_photos.html", context)


class CasePhotoView(LoginRequiredMixin, View):
    """``/exemplary-case-photos/<pk>/``: for whoever may read the case."""

    def get(self, request, pk):
        photo = get_visible_or_404(CasePhoto.objects.select_related("photo"), request.user, pk=pk)
        return send(photo.photo)
