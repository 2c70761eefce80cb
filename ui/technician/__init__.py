"""The rig technician's console: twelve rigs in their seats, and one of them in detail."""
