"""Publishing and suspending a study-travel route, and what the public reads."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.views import View
from django.views.generic import ListView

from catalog.actions import routes
from catalog.forms.routes import PublicRouteSearchForm
from catalog.models import StudyRoute
from catalog.queries.routes import public_routes, readable, readable_stops, stops_of
from catalog.rules.cases_layout import cut
from catalog.views.public_answers import CatalogThrottle, absolute, limited
from workshops.access.refusal import Refused
from workshops.access.scope import get_visible_or_404


class RouteStepView(LoginRequiredMixin, View):
    """Base of the two steps: what it means, then the act."""

    act = None
    title = done = confirm = ""
    consequences: tuple[str, ...] = ()

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = StudyRoute.objects.select_related("region", "by")
            self.route = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if self.route.voided_at or not routes.KEEPERS.may_keep(request.user, self.route):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        route = self.route
        facts = [("线路", route.name), ("地区", route.region.full_name), ("站点", f"{stops_of(route).count()} 个")]
        context = {
            "title": self.title, "facts": facts, "consequences": self.consequences, "confirm_label": self.title,
            "route": route, "cancel_url": reverse("catalog:study-routes-detail", args=[route.pk]),
        }  # fmt: skip
        return render(request, "catalog/route_step.html", context)

    def post(self, request, pk):
        try:
            type(self).act(pk, by=request.user)
        except Refused as refusal:
            messages.error(request, refusal.message)
        else:
            messages.success(request, self.done)
        return redirect("catalog:study-routes-detail", pk)


class PublishView(RouteStepView):
    act = staticmethod(routes.publish)
    title, done = "发布线路", "线路已发布。"
    consequences = ("任何人不用登录都能看到线路、站点、价格和承办单位。", "发布后可以修改，修改随即公开；也可以暂停。")


class SuspendView(RouteStepView):
    act = staticmethod(routes.suspend)
    title, done = "暂停线路", "线路已暂停，不再公开。"
    consequences = ("线路不再公开展示，已分享的链接也打不开；以后可以重新发布。",)


@method_decorator(limited(CatalogThrottle), name="dispatch")
class PublicRouteListView(ListView):
    """``/catalog/routes/``"""

    template_name = "catalog/public_route_list.html"
    paginate_by = 12

    def get_queryset(self):
        self.form = PublicRouteSearchForm(self.request.GET)
        given = self.form.cleaned_data if self.form.is_valid() else {}
        return public_routes(given.get("search", ""), given.get("province") or None)

    def get_context_data(self, **kwargs):
        canonical = absolute(self.request, self.request.path)
        context = super().get_context_data(**kwargs, form=self.form, canonical=canonical)
        page = context["page_obj"]
        page.object_list = [readable(route) for route in page.object_list]
        return context


@method_decorator(limited(CatalogThrottle), name="dispatch")
class PublicRouteView(View):
    """``/catalog/routes/<uid>/``: nothing is there once the route is suspended."""

    def get(self, request, uid):
        route = readable(get_object_or_404(public_routes(), uid=uid))
        context = {
            "route": route, "stops": readable_stops(route), "preview": cut(route.description or route.theme),
            "canonical": absolute(request, request.path),
        }  # fmt: skip
        return render(request, "catalog/public_route_detail.html", context)
