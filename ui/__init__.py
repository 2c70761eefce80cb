"""The screens: Qt only here.

A console is a package with a module `window` that has a class `Window(ConsoleWindow)`. It is given
a `Desk` (see `bridge`), shows what came back as facts, and asks with acts; it holds no rule.
"""

import builtins

import PySide6.QtCore  # noqa: F401

# PySide puts an import of its own in Python's place, which reads the source of each module to see
# whether it wants a "feature" of PySide's. None of ours does, and it took a fifth of the time in
# which they are loaded: Python's own is put back.
builtins.__import__ = getattr(builtins, "__orig_import__", builtins.__import__)
