"""Rules without Django."""
