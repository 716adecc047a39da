"""Rules of products, listing, sales and cases: pure, without Django."""
