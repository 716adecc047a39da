from django.urls import path

from catalog.views.sales import SalesByMonthView

urlpatterns = [path("monthly-sales/by-month/", SalesByMonthView.as_view(), name="sales-by-month")]
