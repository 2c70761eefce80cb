"""Fanatec wheelbases over USB HID: found, asked, set with read-back, lit, and never driven.

    wheelbases.py  which are plugged in, and at which USB port
    products.py    what a product id means; modes.py: whether that is the mode for questions
    port.py        the HID port; hidapi_port.py: this machine's; simulated.py: one without devices
    identity.py, inputs.py, tuning.py, menu.py, parts.py    what they say, byte for byte
    outputs.py, signals.py    what they are told
    procedures.py  questions and orders, step by step; talk.py: their answers and deadlines
    opened.py      one open base; owner.py: the one thread that may touch HID
    desk.py        the bases of an event: whose each is, where it is, what is wrong with it

A wheelbase has no serial number: it is the USB port it hangs on, and a label that a person gives
it. Its product id says the mode, and the model only where no other model shares that id.
"""
