"""Products, rights, sales and publicity (notice art. 6–8)."""

from reporting.work_indicators.products import (
    brands,
    consumption_marks,
    coverages,
    exemplary_cases,
    exhibitors,
    listed_products,
    nationally_listed,
    order_amount,
    orders,
    outlets,
    platform_sales,
    rights,
    sales,
    school_assistances,
    shops,
    study_routes,
)

INDICATORS = (
    listed_products.INDICATOR,
    nationally_listed.INDICATOR,
    rights.INDICATOR,
    brands.INDICATOR,
    school_assistances.INDICATOR,
    consumption_marks.INDICATOR,
    exhibitors.INDICATOR,
    orders.INDICATOR,
    order_amount.INDICATOR,
    sales.INDICATOR,
    platform_sales.INDICATOR,
    shops.INDICATOR,
    outlets.INDICATOR,
    coverages.INDICATOR,
    study_routes.INDICATOR,
    exemplary_cases.INDICATOR,
)
