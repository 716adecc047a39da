"""``/catalog/``, its photographs and feeds, and what crawlers ask for: open to everybody."""

from django.urls import path

from catalog.views import public_crawlers, public_feeds, public_pages, public_photos, public_suggestions

urlpatterns = [
    path("catalog/", public_pages.home, name="public-home"),
    path("catalog/products/", public_pages.product_list, name="public-product-list"),
    path("catalog/products/<uuid:uid>/", public_pages.product_detail, name="public-product-detail"),
    path("catalog/workshops/", public_pages.workshop_list, name="public-workshop-list"),
    path("catalog/workshops/<uuid:uid>/", public_pages.workshop_detail, name="public-workshop-detail"),
    path("catalog/workshops/<str:number>/", public_pages.workshop_by_number, name="public-workshop-number"),
    path("catalog/suggestions/", public_suggestions.suggestion_list, name="public-suggestion-list"),
    path("catalog/photos/<uuid:pk>.jpg", public_photos.full, name="public-photo"),
    path("catalog/photos/<uuid:pk>-480.jpg", public_photos.thumbnail, name="public-photo-thumbnail"),
    path("catalog/feed.json", public_feeds.feed_json, name="public-feed"),
    path("catalog/feed.xlsx", public_feeds.feed_xlsx, name="public-feed-xlsx"),
    path("sitemap.xml", public_crawlers.sitemap_index, name="public-sitemap"),
    path("sitemap-pages.xml", public_crawlers.sitemap_pages, name="public-sitemap-pages"),
    path("sitemap-products-<int:part>.xml", public_crawlers.sitemap_products, name="public-sitemap-products"),
    path("sitemap-workshops-<int:part>.xml", public_crawlers.sitemap_workshops, name="public-sitemap-workshops"),
    path("robots.txt", public_crawlers.robots, name="public-robots"),
]
