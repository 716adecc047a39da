"""``/subsidy-claims/``: training subsidies by head, from the course to the payment."""

from django.contrib import messages
from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.http import Http404
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views import View

from training.actions import subsidies
from training.forms.subsidies import DecideForm, PayForm, RuleForm
from training.models import ClaimStatus, Course, CourseStatus, SubsidyClaim
from training.queries.subsidies import claims_for, decides, entitlements, pays_subsidies, rules_for, shown_name, totals
from workshops.access.scope import get_visible_or_404
from workshops.records.forms import VoidForm
from workshops.tables.views import Bulk, TableListView
from workshops.views.confirming_pages import done_or_refused
from workshops.views.files import send

CHOSEN_MAX = 500


class SubsidyClaimListView(LoginRequiredMixin, TableListView):
    table_name = "subsidy-claims"
    template_name = "training/subsidy_list.html"
    part_template_name = "training/subsidy_listing.html"
    lead = "按人发放的职业技能培训补贴：办班单位申报，人力资源社会保障部门审核和发放。"

    def get_bulk(self):
        if not pays_subsidies(self.request.user):
            return None
        return Bulk(
            reverse("training:subsidy-claim-step"), "办理勾选的补贴", "待审核的可以审核，审核通过的可以登记发放。"
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        return context | {"totals": totals(self.listing.rows), "is_part": self.request.htmx.target == "list"}


class CourseSubsidiesView(LoginRequiredMixin, View):
    """``/courses/<pk>/subsidies/``: who of a finished course is entitled to how much, and claiming for those ticked."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = Course.objects.select_related("region", "by__office")
            self.course = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
            if not claims_for(request.user, self.course):
                raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get(self, request, pk):
        form = RuleForm(request.GET, course=self.course) if request.GET.get("rule") else None
        return self.show(form)

    def post(self, request, pk):
        form = RuleForm(request.POST, course=self.course)
        ticked = [int(each) for each in request.POST.getlist("ids") if each.isdecimal() and len(each) < 12]
        act = lambda: subsidies.claim(pk, by=request.user, trainees=ticked, **form.cleaned_data)  # noqa: E731
        if form.is_valid() and (made := done_or_refused(form, act)):
            messages.success(request, f"已为 {len(made)} 人申报补贴，等待人力资源社会保障部门审核。")
            return redirect(f"{reverse('training:subsidy-claim-list')}?course={self.course.title}")
        return self.show(form, ticked)

    def show(self, form: RuleForm | None, ticked=None):
        course, user = self.course, self.request.user
        rules = rules_for(course)
        chosen = form.cleaned_data.get("rule") if form and form.is_valid() else rules.first()
        rows = entitlements(course, chosen) if chosen else []
        shown = [(each, shown_name(each.trainee, user), ticked is None or each.trainee.pk in ticked) for each in rows]
        return render(self.request, "training/course_subsidies.html", {
            "course": course, "form": form or RuleForm(course=course), "rules": rules, "rule": chosen, "rows": shown,
            "is_finished": course.status == CourseStatus.FINISHED,
            "total": sum(each.amount for each in rows if each.claim is None),
        })  # fmt: skip


class SubsidyStepView(LoginRequiredMixin, View):
    """``/subsidy-claims/step/``: deciding or paying what was ticked in the list; nothing happens before this page."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated and not pays_subsidies(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        return redirect("training:subsidy-claim-list")

    def post(self, request):
        ids = [int(each) for each in request.POST.getlist("ids") if each.isdecimal() and len(each) < 12][:CHOSEN_MAX]
        rows = SubsidyClaim.objects.visible_to(request.user).filter(pk__in=ids, voided_at=None)
        self.rows = list(rows.select_related("trainee__course__region", "rule").order_by("pk"))
        states = {each.status for each in self.rows}
        if len(states) != 1 or not states <= {ClaimStatus.CLAIMED, ClaimStatus.APPROVED}:
            messages.error(request, "请勾选状态相同的补贴：都是待审核的，或都是审核通过的。")
            return redirect("training:subsidy-claim-list")
        self.is_paying = states == {ClaimStatus.APPROVED}
        act = request.POST.get("act", "")
        form_class = PayForm if self.is_paying else DecideForm
        if not act:
            return self.show(form_class())
        form = form_class(request.POST, request.FILES)
        if form.is_valid() and (count := done_or_refused(form, lambda: self.act(act, form))):
            said = {"approve": "审核通过", "refuse": "不予补贴", "pay": "登记发放"}[act]
            messages.success(request, f"已{said} {count} 人。" if act != "refuse" else f"已登记 {count} 人不予补贴。")
            return redirect("training:subsidy-claim-list")
        return self.show(form)

    def act(self, act: str, form):
        by, ids = self.request.user, [each.pk for each in self.rows]
        if self.is_paying:
            given = dict(form.cleaned_data)
            return subsidies.pay(ids, by=by, upload=given.pop("documents"), **given)
        if act == "refuse":
            return subsidies.refuse(ids, by=by, **form.cleaned_data)
        return subsidies.approve(ids, by=by)

    def show(self, form):
        user = self.request.user
        context = {
            "form": form, "is_paying": self.is_paying,
            "rows": [(each, shown_name(each.trainee, user)) for each in self.rows],
            "total": sum(each.amount for each in self.rows),
        }  # fmt: skip
        return render(self.request, "training/subsidy_step.html", context)


class SubsidyClaimView(LoginRequiredMixin, View):
    """Base of the pages about one claim in scope."""

    def dispatch(self, request, *args, **kwargs):
        if request.user.is_authenticated:
            rows = SubsidyClaim.objects.select_related(
                "trainee__course__region", "trainee__course__by__office", "trainee__workshop", "rule__region",
                "document", "by__office", "decided_by__office",
            )  # fmt: skip
            self.claim = get_visible_or_404(rows, request.user, pk=kwargs["pk"])
        return super().dispatch(request, *args, **kwargs)

    @property
    def may_void(self) -> bool:
        claim, user = self.claim, self.request.user
        course = claim.trainee.course
        open_still = claim.voided_at is None and claim.status != ClaimStatus.PAID
        return open_still and (claims_for(user, course) or decides(user, course.region))


class SubsidyClaimDetailView(SubsidyClaimView):
    def get(self, request, pk):
        claim, user = self.claim, request.user
        return render(request, "training/subsidy_detail.html", {
            "claim": claim, "name": shown_name(claim.trainee, user), "may_void": self.may_void,
            "may_decide": claim.voided_at is None and decides(user, claim.trainee.course.region)
            and claim.status in (ClaimStatus.CLAIMED, ClaimStatus.APPROVED),
            "may_read": claim.document is not None and decides(user, claim.trainee.course.region),
        })  # fmt: skip


class SubsidyClaimFileView(SubsidyClaimView):
    """``/subsidy-claims/<pk>/document/``: may name people, so for the office that paid only."""

    def get(self, request, pk):
        if self.claim.document is None or not decides(request.user, self.claim.trainee.course.region):
            raise Http404
        return send(self.claim.document)


class SubsidyClaimVoidView(SubsidyClaimView):
    def get(self, request, pk):
        return self.show(VoidForm())

    def post(self, request, pk):
        form = VoidForm(request.POST)
        act = lambda: subsidies.void(pk, by=request.user, **form.cleaned_data)  # noqa: E731
        if self.may_void and form.is_valid() and done_or_refused(form, act):
            messages.success(request, "补贴记录已作废。")
            return redirect("training:subsidy-claim-list")
        return self.show(form)

    def show(self, form):
        if not self.may_void:
            raise Http404
        claim = self.claim
        context = {
            "title": "作废培训补贴", "form": form, "confirm_label": "作废",
            "facts": [("学员", shown_name(claim.trainee, self.request.user)), ("培训班", claim.trainee.course.title),
                      ("金额", f"{claim.amount:,} 元")],
            "consequences": ["作废后不能恢复；可以重新申报。"],
            "cancel_url": reverse("training:subsidy-claim-detail", args=[claim.pk]),
        }  # fmt: skip
        return render(self.request, "components/confirm_page.html", context)
