"""Papers of figures."""
