"""``/public-notices/``: what the public may read and object to, without signing in."""

from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views import View
from django.views.decorators.debug import sensitive_post_parameters
from django.views.generic import DetailView, ListView

from certification.actions.objecting import object_to
from certification.forms.notices import NoticeSearchForm, ObjectionForm
from certification.public_facts import public_count, township_of
from certification.queries.cases import notice_clock_of
from certification.queries.public_notices import public_notices
from workshops.views.confirming_pages import done_or_refused


class NoticeListView(ListView):
    template_name = "certification/notice_list.html"
    paginate_by = 20

    def get_queryset(self):
        self.form = NoticeSearchForm(self.request.GET)
        words = self.form.cleaned_data["search"] if self.form.is_valid() else ""
        return public_notices(words)

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs, form=self.form)
        context["lines"] = [notice_clock_of(notice) for notice in context["page_obj"]]
        return context


class NoticeView(View):
    """One notice, with the form for objections while it runs."""

    def get(self, request, pk):
        return self.show(pk, ObjectionForm())

    @method_decorator(sensitive_post_parameters("name", "contact", "text"))
    def post(self, request, pk):
        form = ObjectionForm(request.POST)
        get_object_or_404(public_notices(), pk=pk)
        if form.is_valid() and done_or_refused(form, lambda: object_to(pk, **form.cleaned_data)):
            return redirect("certification:public-notice-thanks", pk)
        return self.show(pk, form)

    def show(self, pk, form):
        notice = get_object_or_404(public_notices(), pk=pk)
        shown = {"notice": notice_clock_of(notice), "facts": public_facts(notice.application), "form": form}
        return render(self.request, "certification/notice_detail.html", shown | {"application": notice.application})


class ThanksView(DetailView):
    template_name = "certification/notice_thanks.html"
    context_object_name = "notice"

    def get_queryset(self):
        return public_notices()


def public_facts(application) -> list[tuple[str, str]]:
    """What is told to everybody: see `certification.public_facts`."""
    people = [application.lifted_from_poverty, application.monitored]
    targeted = sum(people) if None not in people else None
    projects = "、".join(f"{each.name}（{each.get_level_display()}）" for each in application.projects.all())
    names = (application.region.full_name, application.region.province.name, application.region.name)
    pairs = [
        ("工坊名称", application.name),
        ("经营主体", application.operator_name or application.get_operator_kind_display()),
        ("带头人", application.leader_name),
        ("所在地区", application.region.full_name + township_of(application.address, *names)),
        ("依托项目", projects),
        ("传统手工艺", application.craft_name),
        ("直接吸纳就业", public_count(application.employed)),
        ("其中：脱贫人口和监测帮扶对象", public_count(targeted)),
        ("简介", application.description),
    ]
    return [(label, value) for label, value in pairs if value]
