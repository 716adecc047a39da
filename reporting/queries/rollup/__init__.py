"""What summaries are made of: areas of figures, how they are counted for every division, what changed since."""
