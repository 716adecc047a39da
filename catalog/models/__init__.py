from catalog.models.brand import Brand
from catalog.models.case import CasePhoto, CaseStep, ExemplaryCase
from catalog.models.choices_products import (
    CLOSED_LISTINGS,
    OPEN_LISTINGS,
    AssistanceKind,
    BrandKind,
    DelistCause,
    ListingLevel,
    ListingStatus,
    ProductKind,
    ProductStatus,
    RightKind,
    RightStatus,
)
from catalog.models.choices_publicity import CaseStatus, CoverageDepth, CoverageKind, RouteStatus
from catalog.models.choices_sales import (
    CampaignSeries,
    EventApplicationStatus,
    EventSeries,
    EventStatus,
    OrderStatus,
    PlaceKind,
    Platform,
    SalesChannel,
    ScenicLevel,
    SupportKind,
)
from catalog.models.coverage import Coverage
from catalog.models.event import Event, EventApplication, EventApplicationStep, EventQuota
from catalog.models.listing import Listing, ListingCase, ListingStep
from catalog.models.mark import ConsumptionMark
from catalog.models.order import Matchmaking, Order
from catalog.models.outlet import Outlet
from catalog.models.platform import Campaign, CampaignSupport, PlatformShop
from catalog.models.product import Product, ProductPhoto
from catalog.models.right import IntellectualRight, RightReminder
from catalog.models.route import RouteStop, StudyRoute
from catalog.models.sales import MonthlySales
from catalog.models.school_assistance import ImprovedProduct, SchoolAssistance

__all__ = [
    "CLOSED_LISTINGS",
    "OPEN_LISTINGS",
    "AssistanceKind",
    "Brand",
    "BrandKind",
    "Campaign",
    "CampaignSeries",
    "CampaignSupport",
    "CasePhoto",
    "CaseStatus",
    "CaseStep",
    "ConsumptionMark",
    "Coverage",
    "CoverageDepth",
    "CoverageKind",
    "DelistCause",
    "Event",
    "EventApplication",
    "EventApplicationStatus",
    "EventApplicationStep",
    "EventQuota",
    "EventSeries",
    "EventStatus",
    "ExemplaryCase",
    "ImprovedProduct",
    "IntellectualRight",
    "Listing",
    "ListingCase",
    "ListingLevel",
    "ListingStatus",
    "ListingStep",
    "Matchmaking",
    "MonthlySales",
    "Order",
    "OrderStatus",
    "Outlet",
    "PlaceKind",
    "Platform",
    "PlatformShop",
    "Product",
    "ProductKind",
    "ProductPhoto",
    "ProductStatus",
    "RightKind",
    "RightReminder",
    "RightStatus",
    "RouteStatus",
    "RouteStop",
    "SalesChannel",
    "ScenicLevel",
    "SchoolAssistance",
    "StudyRoute",
    "SupportKind",
]
