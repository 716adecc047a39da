"""Pages about a product beside those of the kind: its photographs, handing in, the end of its making."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from catalog.actions import listing_steps, products
from catalog.forms.products import PhotosForm, StatementForm
from catalog.models import Product, ProductPhoto, ProductStatus
from catalog.queries.listing_cases import lacking, may_submit, open_case
from catalog.queries.products import of_workshop
from catalog.queries.products_page import photos_of
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404
from workshops.models import Standing
from workshops.people.keeping import keeps
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send
from workshops.views.workshops import WorkshopTab

ROWS = Product.objects.select_related("workshop__region", "workshop__leader", "cover")


class ProductPhotoView(LoginRequiredMixin, View):
    """`/products/<pk>/photos/<photo>/`: the picture, to whoever sees the product."""

    def get(self, request, pk, photo):
        product = get_visible_or_404(ROWS.all(), request.user, pk=pk)
        return send(get_visible_or_404(product.photos.select_related("attachment"), request.user, pk=photo).attachment)


class ProductView(LoginRequiredMixin, View):
    """Base of the pages on which a product is kept: by its leader and its county's culture office only."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            self.product = get_visible_or_404(ROWS.all(), request.user, pk=kwargs["pk"])
            if self.product.voided_at or not keeps(request.user, self.product.workshop):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    @property
    def back_url(self) -> str:
        return reverse("catalog:products-detail", args=[self.product.pk])


class ProductPhotosView(ProductView):
    """`/products/<pk>/photos/`: adding, putting in order, removing."""

    def get(self, request, pk):
        return self.show(PhotosForm())

    def post(self, request, pk):
        form = PhotosForm(request.POST, request.FILES)
        if form.is_valid() and done_or_refused(form, lambda: self.act(form)):
            messages.success(request, "照片已上传。")
            return redirect("catalog:product-photos", pk)
        return self.show(form)

    def act(self, form):
        given = form.cleaned_data
        return products.add_photos(
            self.product.pk, by=self.request.user, uploads=given["photos"], caption=given["caption"]
        )

    def show(self, form):
        photos = photos_of(self.product)
        context = {
            "product": self.product, "photos": photos, "form": form, "back_url": self.back_url,
            "left": products.PHOTOS_MAX - len(photos), "photos_max": products.PHOTOS_MAX,
        }  # fmt: skip
        return render(self.request, "catalog/product_photos.html", context)


class ProductPhotoMoveView(ProductView):
    """`/products/<pk>/photos/<photo>/move/`: `to` is the place, or `remove`."""

    http_method_names = ("post",)

    def post(self, request, pk, photo):
        row = get_visible_or_404(self.product.photos.all(), request.user, pk=photo)
        try:
            messages.success(request, self.act(row, request.POST.get("to", "")))
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect("catalog:product-photos", pk)

    def act(self, row: ProductPhoto, to: str) -> str:
        by = self.request.user
        if to == "remove":
            products.remove_photo(row.pk, by=by)
            return "照片已删除。"
        products.move_photo(row.pk, by=by, to=int(to) if to.isdecimal() and len(to) < 3 else 1)
        return "照片顺序已保存。"


class ProductSubmitView(ProductView):
    """`/products/<pk>/submit/`: says what is missing, or takes the statement and hands in."""

    def get(self, request, pk):
        return self.show(StatementForm())

    def post(self, request, pk):
        form = StatementForm(request.POST)
        act = lambda: listing_steps.submit(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and (case := done_or_refused(form, act)):
            messages.success(request, "已申报，由县级文化和旅游部门审核。")
            return redirect("catalog:listing-detail", case.pk)
        return self.show(form)

    def show(self, form):
        product, user = self.product, self.request.user
        if case := open_case(product):
            return redirect("catalog:listing-detail", case.pk)
        missing = [(reason, self.mend_url(field)) for field, reason in lacking(product)]
        context = {
            "product": product, "form": form, "missing": missing, "back_url": self.back_url,
            "may_submit": not missing and may_submit(user, product),
        }  # fmt: skip
        return render(self.request, "catalog/listing_submit.html", context)

    def mend_url(self, field: str) -> str:
        """Where what is missing is put right; empty where it can't be."""
        if field == "photos":
            return reverse("catalog:product-photos", args=[self.product.pk])
        return "" if field == "workshop" else reverse("catalog:products-edit", args=[self.product.pk]) + f"#id_{field}"


class ProductDiscontinueView(ProductView):
    """`/products/<pk>/discontinue/`"""

    def get(self, request, pk):
        product = self.product
        if product.status == ProductStatus.DISCONTINUED:
            raise Http404
        consequences = ["产品标为“已停产”；恢复生产时可在“修改”页改回。"]
        if open_case(product):
            consequences.insert(0, "产品的目录申报同时撤回；已列入目录的同时移出，恢复须重新申报。")
        context = {
            "title": "登记停产", "facts": [("产品", product.name), ("工坊", product.workshop.name)],
            "consequences": consequences, "confirm_label": "登记停产", "cancel_url": self.back_url,
        }  # fmt: skip
        return render(request, "components/confirm_page.html", context)

    def post(self, request, pk):
        try:
            products.discontinue(pk, by=request.user)
            messages.success(request, "已登记停产。")
        except Refused as refusal:
            messages.error(request, refusal.message)
        return redirect(self.back_url)


class WorkshopProductsView(WorkshopTab):
    """`/workshops/<pk>/products/`: the tab."""

    template_name = "catalog/workshop_products.html"
    tab = "catalog:workshop-products"

    def get_context_data(self, **kwargs):
        workshop = self.object
        keeping = keeps(self.request.user, workshop) and workshop.standing == Standing.CERTIFIED
        return super().get_context_data(**kwargs, products=cards(of_workshop(workshop)), may_add=keeping)


def cards(rows) -> list[dict]:
    """Products with the address of the cover."""
    covers = {}
    for photo in ProductPhoto.objects.filter(product__in=rows).order_by("product", "-position"):
        covers[photo.product_id] = photo.pk  # the first in order comes last
    return [
        {
            "row": row,
            "cover": reverse("catalog:product-photo", args=[row.pk, covers[row.pk]]) if row.pk in covers else "",
        }
        for row in rows
    ]
