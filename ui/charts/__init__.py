"""Traces over time that the consoles share. `traces` loads pyqtgraph: import it when shown."""
