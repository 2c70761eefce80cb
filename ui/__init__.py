"""The screens: Qt only here.

A console is a package with a module `window` that has a class `Window(ConsoleWindow)`. It is given
a `Desk` (see `bridge`), shows what came back as facts, and asks with acts; it holds no rule.
"""
