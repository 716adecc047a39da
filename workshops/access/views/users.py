"""Accounts, for the sysadmin (existence, password) and the secadmin (duty, lock); neither sees business data."""

from django.contrib import messages
from django.http import Http404
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.decorators import method_decorator
from django.views.decorators.cache import never_cache
from django.views.generic import FormView, ListView, TemplateView

from .. import queries
from ..actions import accounts
from ..actions.second_factor import reset_second_factor
from ..forms.administration import AccountChangeForm, AccountForm, DutyForm, UserFilterForm
from ..models import Duty, Office, User
from ..refusal import Refused
from .scoped import DutyRequiredMixin

EITHER = (Duty.SYSADMIN, Duty.SECADMIN)


class UserListView(DutyRequiredMixin, ListView):
    duties = EITHER
    template_name = "access/user_list.html"
    paginate_by = 20

    def get_queryset(self):
        self.filter_form = UserFilterForm(self.request.GET)
        return queries.accounts(**self.filter_form.cleaned_data if self.filter_form.is_valid() else {})

    def get_context_data(self, **kwargs):
        locked = set(queries.locked_usernames())
        return super().get_context_data(**kwargs, filter_form=self.filter_form, locked=locked)


@method_decorator(never_cache, name="dispatch")
class UserCreateView(DutyRequiredMixin, FormView):
    duties = (Duty.SYSADMIN,)
    template_name = "access/user_form.html"
    form_class = AccountForm

    def form_valid(self, form):
        try:
            user, password = accounts.create_account(by=self.request.user, **form.cleaned_data)
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.form_invalid(form)
        return render(self.request, "access/temporary_password.html", {"account": user, "password": password})


class AccountMixin(DutyRequiredMixin):
    """Views of one account, found by its ``uid``."""

    duties = EITHER

    def setup(self, request, *args, **kwargs):
        super().setup(request, *args, **kwargs)
        if request.user.is_authenticated and request.user.duty in self.duties:
            self.account = get_object_or_404(User.objects.select_related("office"), uid=kwargs["uid"])

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, account=self.account)

    def back(self):
        return redirect("access:user-detail", uid=self.account.uid)


class UserDetailView(AccountMixin, TemplateView):
    template_name = "access/user_detail.html"

    def get_context_data(self, **kwargs):
        account = queries.accounts().get(pk=self.account.pk)
        locked = account.username in queries.locked_usernames()
        return {**super().get_context_data(**kwargs), "account": account, "locked": locked}


class UserChangeView(AccountMixin, FormView):
    duties = (Duty.SYSADMIN,)
    template_name = "access/user_form.html"
    form_class = AccountChangeForm

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "instance": self.account}

    def form_valid(self, form):
        accounts.change_account(self.account, by=self.request.user, **form.cleaned_data)
        messages.success(self.request, "账号信息已修改。")
        return self.back()


class UserDutyView(AccountMixin, FormView):
    """Duty and office; ``?search=`` narrows the offices offered, which are thousands."""

    duties = (Duty.SECADMIN,)
    template_name = "access/user_duty_form.html"
    form_class = DutyForm

    def get_initial(self):
        return {"duty": self.account.duty, "office": self.account.office_id}

    def get_form_kwargs(self):
        return {**super().get_form_kwargs(), "offices": self._offices()}

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, search=self.request.GET.get("search", ""))

    def form_valid(self, form):
        entered = form.cleaned_data
        try:
            accounts.assign_duty(self.account, by=self.request.user, duty=entered["duty"], office=entered["office"])
        except Refused as refused:
            form.add_error(refused.field or None, refused.message)
            return self.form_invalid(form)
        messages.success(self.request, "职责已分配，该用户须重新登录。")
        return self.back()

    def _offices(self):
        found = queries.offices(search=self.request.GET.get("search", "")).filter(is_active=True)
        if self.request.method == "POST":
            return found
        shown = [*found.values_list("pk", flat=True)[:100], self.account.office_id]
        return Office.objects.filter(pk__in=shown).select_related("region")


class UserStepView(AccountMixin, TemplateView):
    """A step that is asked once more and then done."""

    template_name = "access/user_step_form.html"
    # step in the address → (duty, title, consequence, action)
    steps = {
        "disable": (Duty.SYSADMIN, "停用账号", "该用户立即退出登录，且不能再登录。", accounts.disable_account),
        "enable": (Duty.SYSADMIN, "启用账号", "该用户可以重新登录。", accounts.enable_account),
        "reset-password": (Duty.SYSADMIN, "重置密码", "原密码作废，生成一次性临时密码。", accounts.reset_password),
        "unlock": (Duty.SECADMIN, "解除登录锁定", "清除该账号的登录失败记录。", accounts.unlock_account),
        "reset-second-factor": (
            Duty.SECADMIN,
            "重置两步验证",
            "原认证设备和恢复码作废，该用户下次登录时重新启用。",
            reset_second_factor,
        ),
    }

    def setup(self, request, *args, **kwargs):
        if kwargs["step"] not in self.steps:
            raise Http404
        duty, self.title, self.consequence, self.act = self.steps[kwargs["step"]]
        self.duties = (duty,)
        super().setup(request, *args, **kwargs)

    def get_context_data(self, **kwargs):
        return super().get_context_data(**kwargs, title=self.title, consequence=self.consequence)

    def post(self, request, *args, **kwargs):
        try:
            outcome = self.act(self.account, by=request.user)
        except Refused as refused:
            messages.error(request, refused.message)
            return self.back()
        if isinstance(outcome, str):
            return render(request, "access/temporary_password.html", {"account": self.account, "password": outcome})
        messages.success(request, f"已完成：{self.title}。")
        return self.back()
