"""``/benefits/``, ``/benefit-kinds/`` and ``/labour-brands/``."""

from django.urls import path

from ..views import benefit_kinds, benefits, brands

urlpatterns = [
    path("benefits/", benefits.BenefitListView.as_view(), name="benefit-list"),
    path("benefits/new/", benefits.BenefitChooseView.as_view(), name="benefit-choose"),
    path("benefits/new/<int:pk>/", benefits.BenefitNewView.as_view(), name="benefit-new"),
    path("benefits/<int:pk>/", benefits.BenefitDetailView.as_view(), name="benefit-detail"),
    path("benefits/<int:pk>/document/", benefits.BenefitDocumentView.as_view(), name="benefit-document"),
    path("benefits/<int:pk>/complete/", benefits.BenefitCompleteView.as_view(), name="benefit-complete"),
    path("benefits/<int:pk>/void/", benefits.BenefitVoidView.as_view(), name="benefit-void"),
    path("benefit-kinds/", benefit_kinds.BenefitKindListView.as_view(), name="benefit-kind-list"),
    path("benefit-kinds/new/", benefit_kinds.BenefitKindNewView.as_view(), name="benefit-kind-new"),
    path("benefit-kinds/<int:pk>/edit/", benefit_kinds.BenefitKindEditView.as_view(), name="benefit-kind-edit"),
    path("labour-brands/", brands.LabourBrandListView.as_view(), name="labour-brand-list"),
    path("labour-brands/new/", brands.LabourBrandNewView.as_view(), name="labour-brand-new"),
    path("labour-brands/<int:pk>/", brands.LabourBrandDetailView.as_view(), name="labour-brand-detail"),
    path("labour-brands/<int:pk>/edit/", brands.LabourBrandEditView.as_view(), name="labour-brand-edit"),
    path("labour-brands/<int:pk>/end/", brands.LabourBrandEndView.as_view(), name="labour-brand-end"),
    path("labour-brands/carriers/<int:pk>/leave/", brands.CarrierLeaveView.as_view(), name="labour-brand-leave"),
]
