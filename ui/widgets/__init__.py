"""What the consoles share: the frame of a window, and the marks that mean the same everywhere."""
