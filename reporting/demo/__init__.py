"""A believable country for the demonstration: invented people and workshops in real divisions."""
