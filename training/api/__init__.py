"""What of the app is read through the API beyond its kinds: one module an area, each with ``routes``."""
