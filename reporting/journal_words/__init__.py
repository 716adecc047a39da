"""What the journal page calls the acts of this app: one module an area; those of its kinds name themselves."""
