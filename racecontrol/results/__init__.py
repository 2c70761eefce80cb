"""What follows from the facts: the running order, classifications, grids, points, documents."""
