"""``/school-assistances/schools/``: which schools help workshops, and what each of them improved."""

from django.contrib.auth.mixins import LoginRequiredMixin
from django.core.exceptions import PermissionDenied
from django.core.paginator import Paginator
from django.shortcuts import render
from django.views import View

from catalog.queries.assistance import actions_of, schools_seen
from training.models import School
from workshops.access.scope import get_visible_or_404

SCHOOLS_A_PAGE, ACTIONS_A_PAGE = 50, 20


class SchoolsView(LoginRequiredMixin, View):
    """Base: for offices and leaders, who each count the actions they see."""

    def dispatch(self, request, *args, **kwargs):
        user = request.user
        if user.is_authenticated and not (user.is_office or user.is_leader):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)


class AssistanceSchoolsView(SchoolsView):
    def get(self, request):
        page = Paginator(schools_seen(request.user), SCHOOLS_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "catalog/assistance_schools.html", {"page_obj": page})


class AssistanceSchoolView(SchoolsView):
    """``<pk>/``: the school's actions with the improved products, before and after."""

    def get(self, request, pk):
        school = get_visible_or_404(School.objects.filter(voided_at=None).select_related("region"), request.user, pk=pk)
        page = Paginator(actions_of(school, request.user), ACTIONS_A_PAGE).get_page(request.GET.get("page"))
        return render(request, "catalog/assistance_school.html", {"school": school, "page_obj": page})
